package se.nhv.cdshooks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.referral.AreaAnswer;
import se.nhv.referral.Destination;
import se.nhv.referral.DestinationsAnswer;
import se.nhv.referral.Suitability;
import se.nhv.referral.Verdict;

/** Cards for orders that are being sent to a performer: silent when it may take the patient that day. Pure but for the names of cards. */
final class DispatchCards {
    private static final String UNCERTAIN = "cds.dispatch-uncertain";

    private final Wording wording;
    private final Supplier<UUID> names;

    DispatchCards(Wording wording, Supplier<UUID> names) {
        this.wording = wording;
        this.names = names;
    }

    List<Card> of(Catalogue catalogue, HookRequest request, LocalDate today) {
        Engine engine = new Engine(catalogue, request, today);
        Recipient recipient = Recipient.of(catalogue, wording.base(), Objects.requireNonNull(request.performer()));
        Map<String, Card> cards = new LinkedHashMap<>();
        Map<String, AreaAnswer> candidates = new LinkedHashMap<>();
        for (DraftOrder order : request.orders()) {
            DestinationsAnswer answer = engine.answer(order);
            for (AreaAnswer area : answer.areas()) {
                List<Destination> destinations = OrderCards.of(area.area(), answer);
                Suitability best = recipient.best(destinations);
                String slug = area.area().slug();
                if (area.verdict() == Verdict.NOT_NHV || best == Suitability.ELIGIBLE || cards.containsKey(slug)) {
                    continue;
                }
                if (area.verdict() == Verdict.ELIGIBLE) {
                    String key = key(recipient, best);
                    cards.put(slug, card(key, area, destinations, order));
                } else {
                    candidates.putIfAbsent(slug, area);
                }
            }
        }
        candidates.keySet().removeAll(cards.keySet());
        List<Card> all = new ArrayList<>(cards.values());
        if (!candidates.isEmpty()) {
            all.add(new OrderCards(wording, names).candidates(candidates.values()));
        }
        return all;
    }

    private Card card(String key, AreaAnswer area, List<Destination> destinations, DraftOrder order) {
        String name = wording.name(area.area());
        return new Card(
                names.get(),
                wording.summary(key, name),
                OrderCards.detail(wording, area, destinations),
                key.equals(UNCERTAIN) ? Card.Indicator.INFO : Card.Indicator.WARNING,
                OrderCards.source(wording, area.area()),
                new Receivers(wording.base(), wording, names).suggestions(destinations, List.of(order)),
                wording.dismissals(),
                wording.links(area.area(), false));
    }

    private static String key(Recipient recipient, @Nullable Suitability best) {
        if (best == Suitability.UNCERTAIN) {
            return UNCERTAIN;
        }
        if (best == Suitability.INELIGIBLE) {
            return "cds.dispatch-ineligible";
        }
        return recipient.known() ? "cds.dispatch-no-permit" : "cds.dispatch-unknown";
    }
}
