package se.nhv.source.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.source.record.DecidedUnits;

/**
 * Reads how many units may give the care out of prose: for the whole area, for an item ("punkt 2b"), for a group
 * (adults, children), nested (three, of which two), before or after the list.
 */
public final class UnitCounts {
    private static final Pattern COUNT = Pattern.compile(
            "(?iu)\\b(?<n>" + Numbers.WORD + ")\\b(?:\\s*\\(\\d{1,2}\\))?"
                    + "(?<of>\\s+av\\s+(?:de|dessa|dem|enheterna|landets)\\b(?:\\s+" + Numbers.WORD + "\\b)?)?"
                    + "(?<unit>(?:\\s+(?:nationella|tillståndsgivna|nämnda|olika|av))*\\s+(?:\\p{L}+-)?\\p{L}*?(?:enheter(?:na)?|enhet|sjukhus)\\b)?");
    private static final Pattern VERB = Pattern.compile(
            "(?iu)\\b(?:som )?(?:ska |skall |får |kan |bör |även )*(bedriv\\p{L}*|koncentrer\\p{L}*|utför\\p{L}*|omhänderta\\p{L}*|samla\\p{L}*|ges|ge|"
                    + "fördel\\p{L}*|finnas|utgör\\p{L}*|ha|har|är|ansvar\\p{L}*|begräns\\p{L}*|vårdas|behandlas)\\b.*$");
    private static final Pattern WORK = Pattern.compile(
            "(?iu)bedriv|koncentrer|utför|omhändert|samla|fördel|ansvar|utgör|kapacitet|begräns|varav|ges vid|vårdas vid|behandlas vid|finnas|enhet för|enheter för|uppdelad");
    private static final Pattern WHOLE = Pattern.compile(
            "(?iu).*nationell(t)? högspecialiserad(e)? vård.*|.*\\bnedan\\b.*|^(denna |sådan |sådana |all )?(vård(en)?|den|det|detta|området|verksamheten|vård enligt definitionen)$|^$");
    private static final Pattern DECIDES = Pattern.compile("(?iu)^.*\\b(har )?beslut(at|ar)( att|:)?\\s*");
    private static final Pattern LEADING = Pattern.compile(
            "(?iu)^([,;.\\s]|och\\b|samt\\b|men\\b|dock\\b|varav\\b|medan\\b|vidare\\b|dessutom\\b|därutöver\\b|ytterligare\\b|ska\\b|skall\\b|vid\\b|på\\b|av dessa\\b|att\\b|även\\b)+");
    private static final Pattern AFTER = Pattern.compile(
            "(?iu)^\\s*,?\\s*(för|även|som|ska|har|ha|kan|får|bedriv\\p{L}*|ansvar\\p{L}*|utför\\p{L}*|med|gör|sköter|samordnar|också|där)\\b.*");

    /** What a unit does, before the words for the care; "utför och samordnar" is more than that. */
    private static final Pattern AUXILIARY = Pattern.compile(
            "(?iu)^[\\s,]*((även|också|dessutom|som|ska|skall|kan|kunna|får|har|ha|tillstånd|bedriva|bedriver|utföra|utför|ansvarar|ansvara|ansvar|att)(?!\\s+(och|eller)\\b)\\s+)*(för\\s+(att\\s+)?)?");

    private UnitCounts() {}

    /** The counts in the paragraph, in order. */
    public static List<DecidedUnits> in(String paragraph) {
        List<DecidedUnits> counts = new ArrayList<>();
        for (String sentence : Sentences.of(paragraph)) {
            sentence(sentence, counts);
        }
        return counts;
    }

    /** Whether every sentence of the paragraph is about the decision or its numbers. */
    public static boolean onlyCounts(String paragraph) {
        boolean any = false;
        for (String sentence : Sentences.of(paragraph)) {
            List<DecidedUnits> counts = new ArrayList<>();
            sentence(sentence, counts);
            any |= !counts.isEmpty() || sentence.matches("(?iu).*\\bhar beslutat att .*utgöra? nationell högspec.*");
            boolean decides =
                    sentence.matches("(?iu).*(beslutat att|beslutar att|utgör(a|s)? nationell|är nationell högspec).*")
                            || sentence.matches("(?iu).*\\b(koncentreras|bedrivs) ytterligare\\b.*");
            if (counts.isEmpty() && !decides) {
                return false;
            }
        }
        return any;
    }

    private record Match(int start, int end, int count, boolean of, String unit) {}

    private static void sentence(String sentence, List<DecidedUnits> into) {
        if (!WORK.matcher(sentence).find()) {
            return;
        }
        List<Match> matches = matches(sentence);
        int clause = 0;
        for (int i = 0; i < matches.size(); i++) {
            Match match = matches.get(i);
            int limit = i + 1 < matches.size() ? matches.get(i + 1).start : sentence.length();
            String gap = sentence.substring(match.end, limit);
            int cut = i + 1 < matches.size() ? lastJoint(gap) : gap.length();
            String before = sentence.substring(clause, match.start);
            String scope =
                    scope(before, match, AFTER.matcher(gap.substring(0, cut)).matches() ? gap.substring(0, cut) : "");
            boolean total = scope == null || (match.count > 1 && !match.of && before.isBlank());
            boolean repeats = total && into.stream().anyMatch(u -> u.count() == match.count && u.scope() == null);
            if (!repeats) {
                into.add(new DecidedUnits(match.count, scope));
            }
            clause = AFTER.matcher(gap).matches() ? match.end + cut : match.end;
        }
    }

    private static List<Match> matches(String sentence) {
        List<Match> matches = new ArrayList<>();
        Matcher found = COUNT.matcher(sentence);
        while (found.find()) {
            String unit = found.group("unit") == null ? "" : found.group("unit").strip();
            boolean of = found.group("of") != null;
            boolean among = sentence.substring(0, found.start()).matches("(?iu).*\\bvarav( endast| bara)?\\s*$");
            int count = Numbers.of(found.group("n"));
            boolean elliptic = !matches.isEmpty()
                    && sentence.substring(0, found.start()).matches("(?iu).*\\b(vid|till|på)\\s*$")
                    && sentence.substring(found.end()).matches("\\s*([.,;].*|$)");
            boolean counts = count > 0
                    && (of || among || elliptic || !unit.isEmpty())
                    && !article(sentence, found.start(), count, of || among, unit);
            boolean least = sentence.substring(0, found.start()).matches("(?iu).*\\b(minst|mer än|fler än)\\s*$");
            if (counts && !least) {
                matches.add(new Match(found.start(), found.end(), count, of, unit));
            }
        }
        return matches;
    }

    /** "En enhet" is a number only where the sentence says what one unit does; otherwise it is an article. */
    private static boolean article(String sentence, int start, int count, boolean of, String unit) {
        if (count != 1 || of) {
            return false;
        }
        if (unit.toLowerCase(java.util.Locale.ROOT).startsWith("nhv")) {
            return true;
        }
        String before = sentence.substring(0, start);
        boolean first = before.isBlank() || before.matches("(?iu)\\s*(vidare |därutöver |dessutom )?(ska|skall)\\s*");
        boolean at = before.matches("(?iu).*\\b(vid|till|på|hos)\\s*$")
                && before.matches("(?iu).*(bedriv|koncentrer|utgör|samla|är nationell).*");
        return !first && !at;
    }

    private static int lastJoint(String gap) {
        Matcher joint =
                Pattern.compile("(?iu),?\\s+(varav|och|samt|medan)\\s|[;,]\\s").matcher(gap);
        int cut = gap.length();
        while (joint.find()) {
            cut = joint.start();
        }
        return cut;
    }

    private static @Nullable String scope(String before, Match match, String after) {
        String own = match.unit.matches("(?iu)(barn|vuxen|vux|ungdoms)\\p{L}*") ? match.unit : "";
        if (!own.isEmpty()) {
            return tidy(own + after);
        }
        boolean decides = DECIDES.matcher(before).find();
        String subject =
                LEADING.matcher(DECIDES.matcher(before).replaceFirst("")).replaceFirst("");
        boolean further = before.matches("(?iu).*ytterligare.*");
        boolean predicate = subject.matches("(?iu).*(är|utgör\\p{L}*) nationell(t)? högspecialiserad(e)? vård.*");
        String named =
                tidy(VERB.matcher(subject).replaceFirst("").replaceFirst("(?iu)[\\s,]+(vid|på|hos|till)\\s*$", ""));
        boolean item = named.matches("(?iu).*\\bpunkt(erna)?\\s*\\d.*");
        boolean whole = !item && (predicate || WHOLE.matcher(named).matches() || (decides && !further));
        if (!whole) {
            return named;
        }
        String follows = tidy(stripped(after));
        boolean says = !follows.isEmpty()
                && (match.of
                        || after.matches("(?iu)^\\s*,?\\s*(även )?för\\b.*")
                        || before.isBlank()
                        || before.matches("(?iu).*\\b(varav|ska)\\s*$"));
        return says ? follows : null;
    }

    private static String stripped(String after) {
        return AUXILIARY.matcher(after).replaceFirst("");
    }

    private static String tidy(String words) {
        return words.strip().replaceAll("^[,;:.\\s]+|[,;:.\\s]+$", "");
    }
}
