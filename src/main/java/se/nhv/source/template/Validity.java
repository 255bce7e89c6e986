package se.nhv.source.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.source.record.Document.Period;

/**
 * Reads when permits are valid. Dates in paragraphs about laws are not the validity, and neither are dates of decisions.
 */
public final class Validity {
    /** A sentence of validity: what it is about, when it names an area, and the period. */
    public record Stated(@Nullable String area, Period period) {}

    private static final Pattern LAW =
            Pattern.compile("(?iu).*(\\d{4}:\\d+|\\blag(en)?\\b|övergångsbestämmelse|förordning|rikssjukvården ).*");
    private static final Pattern AREA = Pattern.compile(
            "(?iu)tillstånd(et|en)? (?:för|inom|avseende) (?:(?:vård|tillstånds)?områd(?:et|e|ena) )?(.+?) (?:gäller|är giltig|löper)");
    /** What a permit is for within one area: not an area of its own. */
    private static final Pattern GROUP = Pattern.compile(
            "(?iu)(vård av )?(vuxna|barn|ungdomar|barn och ungdomar|kvinnor|män|patienter|punkt\\p{L}* .*|vården|verksamheten)");

    private static final Pattern UNTIL =
            Pattern.compile("(?iu).*(till och med|t\\.?\\s?o\\.?\\s?m\\.?|fram till|[–—-]|\\btill)\\s*(den )?$");
    private static final Pattern VALID = Pattern.compile("(?iu).*(gäller|gälla|giltig|tills ?vidare|löper).*");
    /** The sentence is about the permit even when it names the law that says so. */
    private static final Pattern PERMIT = Pattern.compile(
            "(?iu)^(det |de )?(här |ovanstående )?tillstånd(et|en|ens|ets)?\\b.{0,60}\\b(gäller|giltig|löper).*");

    private static final Pattern VERB = Pattern.compile("(?iu)\\b(gäller|gälla|giltig\\p{L}*|löper)\\b");
    /** When something was decided, applied for or written says nothing about when it is valid. */
    private static final Pattern ABOUT_DECISION = Pattern.compile(
            "(?iu).*\\b(beslut\\p{L}*|nämnden|ansök\\p{L}*|fattad\\p{L}*|meddela\\p{L}*|uppdatera\\p{L}*|publicera\\p{L}*|ändra\\p{L}*)\\b.*");

    /** The board has decided nothing yet. */
    private static final Pattern NONE_YET = Pattern.compile(
            "(?iu).*(inget|inga|ej|inte).{0,30}(nämndbeslut|beslut|beslutat|tillstånd).{0,40}(ännu|än|taget|fattat|meddelat).*");

    private Validity() {}

    /** Whether the text says that there is no decision on permits yet. */
    public static boolean noneYet(String text) {
        return NONE_YET.matcher(text).matches();
    }

    /** The statements of validity in the paragraph; none when it is about something else. */
    public static List<Stated> in(String paragraph) {
        List<Stated> stated = new ArrayList<>();
        for (String sentence : Sentences.of(paragraph)) {
            sentence(sentence).ifPresent(stated::add);
        }
        return stated;
    }

    private static Optional<Stated> sentence(String sentence) {
        List<Dates.Found> dates = Dates.in(sentence);
        boolean valid = VALID.matcher(sentence).matches();
        if ((LAW.matcher(sentence).matches() && !PERMIT.matcher(sentence).matches())
                || (!valid && ABOUT_DECISION.matcher(sentence).matches())
                || (dates.isEmpty() && !valid)) {
            return Optional.empty();
        }
        Matcher area = AREA.matcher(sentence);
        String named = area.find() && !GROUP.matcher(area.group(2)).matches()
                ? area.group(2).strip()
                : null;
        return Optional.of(new Stated(named, period(sentence, afterVerb(sentence, dates))));
    }

    /** "Nämnden beslutade den … att tillståndet ska gälla från …": the dates after the verb, where there are any. */
    private static List<Dates.Found> afterVerb(String sentence, List<Dates.Found> dates) {
        Matcher verb = VERB.matcher(sentence);
        int from = verb.find() ? verb.end() : 0;
        List<Dates.Found> after =
                dates.stream().filter(date -> date.start() >= from).toList();
        return after.isEmpty() ? dates : after;
    }

    /** The period that the dates make: an end stands after "till och med" or a dash. */
    public static Period period(String sentence, List<Dates.Found> dates) {
        String from = null;
        String to = null;
        int last = 0;
        for (Dates.Found date : dates) {
            boolean end = UNTIL.matcher(sentence.substring(last, date.start())).matches();
            if (end && to == null) {
                to = date.iso();
            } else if (!end && from == null && to == null) {
                from = date.iso();
            }
            last = date.end();
        }
        return new Period(from, to);
    }
}
