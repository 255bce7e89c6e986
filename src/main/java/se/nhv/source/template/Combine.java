package se.nhv.source.template;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a lead-in combines what it introduces. Without a word about it, a list under a definition is a union: each item is
 * national highly specialised care by itself.
 */
public final class Combine {
    public static final String ANY = "any-of";
    public static final String ALL = "all-of";

    private static final Pattern AT_LEAST =
            Pattern.compile("(?iu)\\b(minst|åtminstone) (\\p{L}+|\\d+)( eller (flera|fler))?( av)?\\b");
    private static final Pattern ANY_OF = Pattern.compile(
            "(?iu)\\b(något|någon|några|ett|en|ett eller flera|en eller flera)( eller (flera|fler))? av( de| dessa)?( följande| nedanstående| nedan)?\\b|\\bantingen\\b");
    private static final String CONDITION = "(kriteri|villkor|krav|förutsättning)\\p{L}*";
    private static final Pattern ALL_OF = Pattern.compile(
            "(?iu)\\b(samtliga|alla|båda)( av)?( de| dessa)?( följande| nedanstående)?( \\p{L}+)? ?" + CONDITION
                    + "|följande (" + "kriterier|villkor|krav|förutsättningar" + ")\\b.{0,40}(uppfyll|föreligg|gäll)"
                    + "|" + CONDITION + " (nedan|enligt nedan) (ska|är|måste)"
                    + "|\\b(samtliga|alla) (av )?(följande|nedanstående|dessa)( punkter)?( ska| är| måste|:)");
    private static final Pattern OPEN = Pattern.compile(
            "(?iu).*(exempelvis|till exempel|t\\.ex\\.|bland annat|bl\\.a\\.|såsom|inte uteslutande|ej uteslutande).*");

    private Combine() {}

    /** The word for it: {@code any-of}, {@code all-of} or {@code at-least n}. */
    public static String of(String leadIn, List<String> items) {
        Matcher least = AT_LEAST.matcher(leadIn);
        while (least.find()) {
            int n = Numbers.of(least.group(2));
            if (n > 0) {
                return "at-least " + n;
            }
        }
        if (ANY_OF.matcher(leadIn).find()) {
            return ANY;
        }
        return ALL_OF.matcher(leadIn).find() || joinedByAnd(items) ? ALL : ANY;
    }

    /** The items themselves end in "och": the list is one sentence. */
    private static boolean joinedByAnd(List<String> items) {
        return items.size() > 1 && items.get(items.size() - 2).matches("(?iu).*[,;]?\\s(och|samt att)$");
    }

    /** Whether the words say that what they introduce is not the whole list. */
    public static boolean open(String text) {
        return OPEN.matcher(text).matches();
    }
}
