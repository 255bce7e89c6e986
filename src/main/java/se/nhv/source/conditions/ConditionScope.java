package se.nhv.source.conditions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.nhv.source.template.Numbers;

/**
 * Who must meet a condition, from the sentence above it.
 *
 * @param kind of the three
 * @param units at least so many of the units; 0 for the other kinds
 * @param words what sets it apart, as the document writes it: the care whose units are meant, or "minst en"; empty for every unit
 */
public record ConditionScope(Kind kind, int units, String words) {
    /** Every unit with a permit. */
    public static final ConditionScope EACH_UNIT = new ConditionScope(Kind.EACH_UNIT, 0, "");

    private static final String UNIT = "(?:de\\s+|varje\\s+|nhv-)?(?:\\p{L}+\\s+)*?(?:nhv-?\\s?)?enhet(?:er|erna|en)?";
    private static final Pattern AT_LEAST =
            Pattern.compile("(?iu)\\bminst\\s+(" + Numbers.WORD + ")\\s+(?:av\\s+)?" + UNIT);
    private static final Pattern OFFERING = Pattern.compile("(?iu)\\bvid\\s+" + UNIT
            + "\\s+(?:som\\s+(?:erbjuder|utför|bedriver|har(?:\\s+tillstånd\\s+för)?)|med\\s+(?:undertillstånd|tillstånd)(?:\\s+för)?)"
            + "\\s+([\\p{L} -]+?)\\s+(?:ska|skall|måste|bör|behöver)\\b");

    /** The three kinds that a condition's scope can be of. */
    public enum Kind {
        EACH_UNIT,
        SUB_PERMIT_UNITS,
        AT_LEAST_N_UNITS
    }

    /** What the sentence says; every unit when it sets no scope. */
    public static ConditionScope of(String sentence) {
        Matcher least = AT_LEAST.matcher(sentence);
        if (least.find()) {
            return new ConditionScope(Kind.AT_LEAST_N_UNITS, Numbers.of(least.group(1)), "minst " + least.group(1));
        }
        Matcher offering = OFFERING.matcher(sentence);
        return offering.find() ? new ConditionScope(Kind.SUB_PERMIT_UNITS, 0, offering.group(1)) : EACH_UNIT;
    }
}
