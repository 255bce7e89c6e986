package se.nhv.source.compare;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.jspecify.annotations.Nullable;
import se.nhv.source.record.DecidedUnits;
import se.nhv.source.record.Document;
import se.nhv.source.record.Kind;

/**
 * What a document says that the published content does not, and the other way round: title, numbers of units, and what
 * {@link HolderComparison} says of the holders. Pure.
 */
public record Comparison(Published published) {
    /** Documents of other kinds propose, follow up or tell: what they say of permits decides nothing. */
    private static final Set<Kind> DECIDING = EnumSet.of(Kind.AREA_PAGE, Kind.DECISION, Kind.BOARD_DECISION);

    /** A refused application, or one that may now be made, says nothing of what is in force. */
    private static final Set<String> NOTHING_DECIDED = Set.of("not-granted", "advertised", "proposal");

    /** The differences of a document whose address nobody gave. */
    public List<Difference> of(Document document) {
        return of(document, null);
    }

    /**
     * The differences in the order in which an editor reads them; none when the document says what is published.
     *
     * @param address where the document is; null when it is not known
     */
    public List<Difference> of(Document document, @Nullable String address) {
        if (document.slug() == null) {
            return List.of();
        }
        Optional<String> area = published.area(document, address);
        if (area.isEmpty()) {
            return List.of(new Difference.NewArea(document.slug(), String.valueOf(document.title())));
        }
        String status = String.valueOf(document.facts().status());
        if (!DECIDING.contains(document.kind()) || NOTHING_DECIDED.contains(status)) {
            return List.of();
        }
        List<Difference> all = new ArrayList<>();
        facts(document, area.get(), all);
        all.addAll(new HolderComparison(published, document, area.get()).differences());
        return all;
    }

    private void facts(Document document, String area, List<Difference> all) {
        PlanDefinition plan = published.plans().get(area);
        if (plan == null) {
            return;
        }
        if (!area.equals(document.slug()) && document.title() != null) {
            all.add(new Difference.Value(FactName.of(area, Fact.TITLE), plan.getTitle(), document.title()));
        }
        units(document).ifPresent(count -> unequal(FactName.of(area, Fact.UNITS), units(plan), count, all));
        SharedWords words = new SharedWords(plan.getTitle());
        List<Published.Part> parts = published.parts().getOrDefault(area, List.of());
        for (DecidedUnits units : document.facts().decidedUnits()) {
            if (units.scope() != null) {
                words.named(units.scope(), parts)
                        .ifPresent(
                                part -> unequal(FactName.units(area, part.code()), part.units(), units.count(), all));
            }
        }
    }

    private static void unequal(FactName fact, @Nullable Integer before, int after, List<Difference> all) {
        boolean told = all.stream().anyMatch(one -> one.name().equals(fact.toString()));
        if ((before == null || before != after) && !told) {
            String known = before == null ? null : before.toString();
            all.add(new Difference.Value(fact, known, Integer.toString(after)));
        }
    }

    private static Optional<Integer> units(Document document) {
        return document.facts().decidedUnits().stream()
                .filter(units -> units.scope() == null)
                .map(DecidedUnits::count)
                .findFirst();
    }

    private static @Nullable Integer units(PlanDefinition plan) {
        return plan.getExtension().stream()
                .filter(extension -> extension.getUrl().endsWith("/nhv-number-of-units"))
                .map(extension -> ((PositiveIntType) extension.getValue()).getValue())
                .findFirst()
                .orElse(null);
    }
}
