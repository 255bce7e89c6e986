package se.nhv.source.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import se.nhv.source.account.Accounted;
import se.nhv.source.account.Fate;
import se.nhv.source.directory.Mention;
import se.nhv.source.directory.Place;
import se.nhv.source.record.Document;
import se.nhv.source.record.Holder;
import se.nhv.source.record.Kind;

/**
 * Which resource each used line of a document becomes, or would become when it is written. Immutable; thread-safe.
 *
 * @param documents the areas that the lines were read as
 * @param resting by area and place in the record, the criteria that rest on what is read there
 */
public record LinePaths(Published published, List<Document> documents, Map<String, Map<String, List<String>>> resting) {
    public LinePaths {
        documents = List.copyOf(documents);
        resting = Map.copyOf(resting);
    }

    /** The paths, such as {@code PlanDefinition/dysmeli.title}; none for a line that became no part of the record. */
    public List<String> of(Accounted line) {
        if (line.fate() != Fate.USED) {
            return List.of();
        }
        return meant(line).flatMap(document -> paths(document, line)).distinct().toList();
    }

    /** The documents that the line is about: in a list of decisions those that it names, else all. */
    private Stream<Document> meant(Accounted line) {
        String words = line.text().toLowerCase(Locale.ROOT);
        List<Document> named = documents.stream()
                .filter(document -> document.title() != null
                        && words.contains(document.title().toLowerCase(Locale.ROOT)))
                .toList();
        return named.isEmpty() || documents.size() == 1 ? documents.stream() : named.stream();
    }

    private Stream<String> paths(Document document, Accounted line) {
        String part = line.became().replaceFirst("\\..*$", "");
        if (document.kind() == Kind.CONDITIONS) {
            return Stream.of("CodeSystem/nhv-villkor", "Questionnaire/nhv-villkor-" + document.slug());
        }
        if (document.kind() == Kind.REGIONAL_REPORT || part.equals("measures")) {
            return Stream.of("MeasureReport");
        }
        String plan = "PlanDefinition/" + document.slug();
        return switch (part) {
            case "title" -> Stream.of(plan + ".title");
            case "decidedUnits" -> Stream.of(plan + ".extension(nhv-number-of-units)");
            case "validFrom", "validTo" ->
                Stream.concat(
                        Stream.of(plan + ".effectivePeriod"), permits(document).map(id -> id + ".period"));
            case "holders" -> holders(document, line);
            case "criteria", "clarifications", "delimitations" ->
                actions(document, line.became()).map(action -> plan + action);
            default -> Stream.empty();
        };
    }

    /** The permits of the holders that the line names; all of the document's when it names none by a known name. */
    private Stream<String> holders(Document document, Accounted line) {
        List<Place> named = published.directory().mentionsShort(line.text()).stream()
                .map(Mention::place)
                .map(place -> place.region() ? place : owner(place))
                .toList();
        List<String> some = permits(document, named);
        return some.isEmpty() ? permits(document) : some.stream();
    }

    private Place owner(Place unit) {
        return published.directory().byId(String.valueOf(unit.owner())).orElse(unit);
    }

    private Stream<String> permits(Document document) {
        return permits(document, published.directory().places()).stream();
    }

    private List<String> permits(Document document, List<Place> regions) {
        List<String> paths = new ArrayList<>();
        List<Holder> holders = document.facts().holders() == null
                ? List.of()
                : document.facts().holders();
        for (Holder holder : holders) {
            regions.stream()
                    .filter(place -> place.region() && place.name().equals(holder.region()))
                    .map(place -> "OrganizationAffiliation/" + document.slug() + "."
                            + place.id().replaceFirst("^region-", ""))
                    .forEach(paths::add);
        }
        return paths;
    }

    /**
     * Where the criteria stand that rest on the place, or the one with the id that a draft gives it; else the area's actions. A
     * clarification of the whole area is no action but a related artifact.
     */
    private Stream<String> actions(Document document, String became) {
        String slug = String.valueOf(document.slug());
        List<PlanDefinitionActionComponent> actions = Optional.ofNullable(
                        published.plans().get(slug))
                .map(PlanDefinition::getAction)
                .orElse(List.of());
        List<String> linkIds = resting.getOrDefault(slug, Map.of()).getOrDefault(became, List.of());
        if (!linkIds.isEmpty()) {
            return linkIds.stream().map(id -> holds(actions, id) ? ".action[" + id + "]" : ".relatedArtifact");
        }
        String id = slug + "-" + became.replaceFirst("^criteria\\.?", "").replace('.', '-');
        return Stream.of(holds(actions, id) ? ".action[" + id + "]" : ".action");
    }

    private static boolean holds(List<PlanDefinitionActionComponent> actions, String id) {
        return actions.stream().anyMatch(action -> id.equals(action.getId()) || holds(action.getAction(), id));
    }
}
