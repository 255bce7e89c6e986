package se.nhv.cdshooks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import se.nhv.catalogue.Catalogue;
import se.nhv.referral.AreaAnswer;
import se.nhv.referral.CareArea;
import se.nhv.referral.Destination;
import se.nhv.referral.DestinationsAnswer;
import se.nhv.referral.Verdict;

/**
 * Cards for draft orders: one for each area that the patient's care certainly belongs to, and one for all areas that it may belong
 * to, so that a code that is seldom enough costs the clinician one glance. Pure but for the names of cards.
 */
final class OrderCards {
    private final Wording wording;
    private final Supplier<UUID> names;

    OrderCards(Wording wording, Supplier<UUID> names) {
        this.wording = wording;
        this.names = names;
    }

    /** An area that orders certainly belong to: the engine's answer to the first of them, and the orders. */
    private record Sure(AreaAnswer answer, List<Destination> destinations, List<DraftOrder> orders) {}

    /** The cards of a call; none when no order touches an area. */
    List<Card> of(Catalogue catalogue, HookRequest request, LocalDate today) {
        Engine engine = new Engine(catalogue, request, today);
        Map<String, Sure> sure = new LinkedHashMap<>();
        Map<String, AreaAnswer> candidates = new LinkedHashMap<>();
        for (DraftOrder order : request.orders()) {
            DestinationsAnswer answer = engine.answer(order);
            for (AreaAnswer area : answer.areas()) {
                String slug = area.area().slug();
                if (area.verdict() == Verdict.ELIGIBLE) {
                    sure.computeIfAbsent(slug, key -> new Sure(area, of(area.area(), answer), new ArrayList<>()))
                            .orders()
                            .add(order);
                } else if (area.verdict() == Verdict.NEEDS_INFORMATION) {
                    candidates.putIfAbsent(slug, area);
                }
            }
        }
        candidates.keySet().removeAll(sure.keySet());
        List<Card> cards = new ArrayList<>();
        sure.values().forEach(one -> cards.add(card(one)));
        if (!candidates.isEmpty()) {
            cards.add(candidates(candidates.values()));
        }
        return cards;
    }

    static List<Destination> of(CareArea area, DestinationsAnswer answer) {
        return answer.destinations().stream()
                .filter(destination -> destination.area().slug().equals(area.slug()))
                .toList();
    }

    private Card card(Sure sure) {
        CareArea area = sure.answer().area();
        List<Suggestion> suggestions =
                new Receivers(wording.base(), wording, names).suggestions(sure.destinations(), sure.orders());
        String key = suggestions.isEmpty() ? "cds.sure-no-receiver" : "cds.sure";
        return new Card(
                names.get(),
                wording.summary(key, wording.name(area)),
                detail(wording, sure.answer(), sure.destinations()),
                Card.Indicator.INFO,
                source(wording, area),
                suggestions,
                wording.dismissals(),
                wording.links(area, false));
    }

    static Card.Source source(Wording wording, CareArea area) {
        return new Card.Source(wording.text("cds.source", wording.name(area)), wording.definition(area));
    }

    /** What is known of the permits, every unit with its reasons, and what could still exclude the patient. */
    static String detail(Wording wording, AreaAnswer answer, List<Destination> destinations) {
        StringBuilder text = new StringBuilder(wording.knownUnits(answer, destinations)).append("\n\n");
        for (Destination destination : destinations) {
            text.append(destination.rank())
                    .append(". ")
                    .append(wording.line(destination))
                    .append('\n');
        }
        if (!answer.exclusions().isEmpty()) {
            String questions = String.join("; ", wording.questions(answer.exclusions()));
            text.append('\n').append(wording.text("cds.exclusions", questions)).append('\n');
        }
        return text.append('\n').append(wording.about()).toString();
    }

    /** One card for all areas that only the answers to questions can decide. */
    Card candidates(Collection<AreaAnswer> areas) {
        String namesOfAll =
                areas.stream().map(answer -> wording.name(answer.area())).collect(Collectors.joining(", "));
        boolean fits = wording.text("cds.candidates", namesOfAll).length() < Card.SUMMARY_LIMIT;
        StringBuilder text = new StringBuilder(wording.text("cds.candidates-why")).append("\n\n");
        List<Card.Link> links = new ArrayList<>();
        for (AreaAnswer answer : areas) {
            text.append("- **").append(wording.name(answer.area())).append("**\n");
            for (String question : wording.questions(answer.openQuestions())) {
                text.append("  - ").append(question).append('\n');
            }
            links.addAll(wording.links(answer.area(), true));
        }
        AreaAnswer first = areas.iterator().next();
        return new Card(
                names.get(),
                fits || areas.size() == 1
                        ? wording.summary("cds.candidates", namesOfAll)
                        : wording.text("cds.candidates-many", Integer.toString(areas.size())),
                text.append('\n').append(wording.about()).toString(),
                Card.Indicator.INFO,
                areas.size() == 1
                        ? source(wording, first.area())
                        : new Card.Source(wording.text("cds.source-all"), wording.base() + "/PlanDefinition"),
                List.of(),
                wording.dismissals(),
                links);
    }
}
