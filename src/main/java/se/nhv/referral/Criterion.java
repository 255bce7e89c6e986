package se.nhv.referral;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A node of a criteria tree: exactly what the published {@code condition.expression} says, compiled. Immutable.
 *
 * <p>Three-valued: an unanswered question is unknown, and stays so until something else decides the whole. The meaning is
 * FHIRPath's; a test compares each published expression with HAPI's engine. All kinds of node stand in this one file, longer
 * than others, because they are one table: each answers the same four questions.
 */
public sealed interface Criterion {

    /** The value with what is known now. An unanswered delimitation cuts nothing. */
    Truth value(Facts facts);

    /** Whether some way of answering what is still unanswered, delimitations included, makes the node this. */
    boolean canBe(boolean outcome, Facts facts);

    /** Adds the unanswered questions on which the value of an undecided node depends; nothing for a decided one. */
    void openQuestions(Facts facts, Set<String> into);

    /** Adds the unanswered delimitations that, in some way of answering the rest, would turn this node. */
    void exclusions(Facts facts, Set<String> into);

    /** What it takes to decide the node by asking. */
    Inquiry inquiry(Facts facts);

    /** A question about the patient: {@code %svar.repeat(item).where(linkId='x').answer.value=true}. */
    record Asked(String linkId) implements Criterion {
        @Override
        public Truth value(Facts facts) {
            return facts.answer(linkId);
        }

        @Override
        public boolean canBe(boolean outcome, Facts facts) {
            return facts.answer(linkId) != Truth.of(!outcome);
        }

        @Override
        public void openQuestions(Facts facts, Set<String> into) {
            if (!facts.answered(linkId)) {
                into.add(linkId);
            }
        }

        @Override
        public Inquiry inquiry(Facts facts) {
            Truth answer = facts.answer(linkId);
            return answer == Truth.UNKNOWN ? Inquiry.of(linkId) : Inquiry.decided(answer == Truth.TRUE);
        }

        @Override
        public void exclusions(Facts facts, Set<String> into) {
            // a question is no delimitation
        }
    }

    /** A patient delimitation, which cuts what it stands beside in an {@link AllOf} once it is answered with true. */
    record NotExcluded(String linkId) implements Criterion {
        @Override
        public Truth value(Facts facts) {
            return Truth.of(facts.answer(linkId) != Truth.TRUE);
        }

        @Override
        public boolean canBe(boolean outcome, Facts facts) {
            return facts.answer(linkId) != Truth.of(outcome);
        }

        @Override
        public void openQuestions(Facts facts, Set<String> into) {
            // never an open question: unanswered, it holds nothing back
        }

        @Override
        public Inquiry inquiry(Facts facts) {
            return Inquiry.decided(value(facts) == Truth.TRUE);
        }

        @Override
        public void exclusions(Facts facts, Set<String> into) {
            if (!facts.answered(linkId)) {
                into.add(linkId);
            }
        }
    }

    /** {@code %alder < limit}; negated, {@code %alder >= limit}. */
    record Younger(int limit, boolean negated) implements Criterion {
        @Override
        public Truth value(Facts facts) {
            Truth below = facts.ageBelow(limit);
            return below == Truth.UNKNOWN ? below : Truth.of((below == Truth.TRUE) != negated);
        }

        @Override
        public boolean canBe(boolean outcome, Facts facts) {
            return value(facts) != Truth.of(!outcome);
        }

        @Override
        public void openQuestions(Facts facts, Set<String> into) {
            // age is given with the question, it is not one of the questionnaire's
        }

        @Override
        public Inquiry inquiry(Facts facts) {
            Truth value = value(facts);
            return value == Truth.UNKNOWN ? Inquiry.undecidable() : Inquiry.decided(value == Truth.TRUE);
        }

        @Override
        public void exclusions(Facts facts, Set<String> into) {
            // age is no delimitation
        }
    }

    /** {@code iif(age, criterion, true)}: the criterion counts only for those whose age is known to be in the group. */
    record OnlyFor(Younger group, Criterion criterion) implements Criterion {
        @Override
        public Truth value(Facts facts) {
            return group.value(facts) == Truth.TRUE ? criterion.value(facts) : Truth.TRUE;
        }

        @Override
        public boolean canBe(boolean outcome, Facts facts) {
            return outcome
                    ? group.canBe(false, facts) || criterion.canBe(true, facts)
                    : group.canBe(true, facts) && criterion.canBe(false, facts);
        }

        @Override
        public void openQuestions(Facts facts, Set<String> into) {
            if (value(facts) == Truth.UNKNOWN) {
                criterion.openQuestions(facts, into);
            }
        }

        @Override
        public Inquiry inquiry(Facts facts) {
            return group.value(facts) == Truth.TRUE ? criterion.inquiry(facts) : Inquiry.decided(true);
        }

        @Override
        public void exclusions(Facts facts, Set<String> into) {
            if (group.canBe(true, facts)) {
                criterion.exclusions(facts, into);
            }
        }
    }

    /** All of them; at least two. */
    record AllOf(List<Criterion> parts) implements Criterion {
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public Truth value(Facts facts) {
            return parts.stream().map(part -> part.value(facts)).reduce(Truth.TRUE, Truth::and);
        }

        @Override
        public boolean canBe(boolean outcome, Facts facts) {
            Predicate<Criterion> can = part -> part.canBe(outcome, facts);
            return outcome ? parts.stream().allMatch(can) : parts.stream().anyMatch(can);
        }

        @Override
        public void openQuestions(Facts facts, Set<String> into) {
            if (value(facts) == Truth.UNKNOWN) {
                parts.forEach(part -> part.openQuestions(facts, into));
            }
        }

        @Override
        public Inquiry inquiry(Facts facts) {
            return Inquiry.all(parts.stream().map(part -> part.inquiry(facts)).toList());
        }

        @Override
        public void exclusions(Facts facts, Set<String> into) {
            turning(parts, true, facts, into);
        }
    }

    /** At least one of them; at least two. */
    record AnyOf(List<Criterion> parts) implements Criterion {
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public Truth value(Facts facts) {
            return parts.stream().map(part -> part.value(facts)).reduce(Truth.FALSE, Truth::or);
        }

        @Override
        public boolean canBe(boolean outcome, Facts facts) {
            Predicate<Criterion> can = part -> part.canBe(outcome, facts);
            return outcome ? parts.stream().anyMatch(can) : parts.stream().allMatch(can);
        }

        @Override
        public void openQuestions(Facts facts, Set<String> into) {
            if (value(facts) == Truth.UNKNOWN) {
                parts.forEach(part -> part.openQuestions(facts, into));
            }
        }

        @Override
        public Inquiry inquiry(Facts facts) {
            return Inquiry.any(parts.stream().map(part -> part.inquiry(facts)).toList());
        }

        @Override
        public void exclusions(Facts facts, Set<String> into) {
            turning(parts, false, facts, into);
        }
    }

    /** The criteria of an area whose definition no source states: nobody can say. */
    record NotStated() implements Criterion {
        @Override
        public Truth value(Facts facts) {
            return Truth.UNKNOWN;
        }

        @Override
        public boolean canBe(boolean outcome, Facts facts) {
            return true;
        }

        @Override
        public void openQuestions(Facts facts, Set<String> into) {
            // there is no question whose answer would help
        }

        @Override
        public Inquiry inquiry(Facts facts) {
            return Inquiry.undecidable();
        }

        @Override
        public void exclusions(Facts facts, Set<String> into) {
            // nor any delimitation
        }
    }

    /** A part turns the whole when every other part can take the value that leaves the decision to it. */
    private static void turning(List<Criterion> parts, boolean neutral, Facts facts, Set<String> into) {
        for (Criterion part : parts) {
            if (parts.stream().allMatch(other -> other == part || other.canBe(neutral, facts))) {
                part.exclusions(facts, into);
            }
        }
    }
}
