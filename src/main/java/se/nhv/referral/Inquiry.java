package se.nhv.referral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to decide a criterion by asking. Immutable.
 *
 * <p>No source says how often a question is answered with yes, so every unanswered question counts as even chances. Parts of a
 * conjunction are then asked in the order of cost for each chance of deciding it, which is the best order for trees of two levels
 * and a good one for deeper trees: a test tries every order of asking about every published area, and none takes fewer questions.
 *
 * @param cost the expected number of questions
 * @param chance the chance that the criterion comes out true
 * @param first the linkId to ask first; null when there is nothing to ask
 */
record Inquiry(double cost, double chance, @Nullable String first) {
    private static final double EVEN = 0.5;

    static Inquiry decided(boolean value) {
        return new Inquiry(0, value ? 1 : 0, null);
    }

    /** Something that is unknown and cannot be asked here. */
    static Inquiry undecidable() {
        return new Inquiry(0, EVEN, null);
    }

    static Inquiry of(String linkId) {
        return new Inquiry(1, EVEN, linkId);
    }

    /** All of the parts must be true: the first that is false ends the asking. */
    static Inquiry all(List<Inquiry> parts) {
        return together(parts, Inquiry::chance);
    }

    /** One true part is enough: the first that is true ends the asking. */
    static Inquiry any(List<Inquiry> parts) {
        Inquiry none = together(parts.stream().map(Inquiry::negated).toList(), Inquiry::chance);
        return none.negated();
    }

    private Inquiry negated() {
        return new Inquiry(cost, 1 - chance, first);
    }

    private interface Chance {
        double of(Inquiry part);
    }

    private static Inquiry together(List<Inquiry> parts, Chance goesOn) {
        List<Inquiry> ordered = new ArrayList<>(parts);
        ordered.sort(Comparator.comparingDouble(part -> costOfDeciding(part, goesOn)));
        double cost = 0;
        double on = 1;
        String first = null;
        for (Inquiry part : ordered) {
            cost += on * part.cost();
            on *= goesOn.of(part);
            first = first == null ? part.first() : first;
        }
        return on == 0 && parts.stream().anyMatch(part -> goesOn.of(part) == 0)
                ? new Inquiry(0, 0, null)
                : new Inquiry(cost, on, first);
    }

    private static double costOfDeciding(Inquiry part, Chance goesOn) {
        double ends = 1 - goesOn.of(part);
        return ends == 0 ? Double.MAX_VALUE : part.cost() / ends;
    }
}
