package se.nhv.source.board;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence that gives permits: "Region A och Region B får tillstånd att bedriva vård för C", "nämnden beslutade att
 * följande regioner ska tilldelas tillståndsområdet för C:".
 *
 * @param who the words for those that get the permit; empty when a list of them follows
 * @param area the words for the area; empty when the sentence does not name it
 * @param board whether the sentence says that somebody decides it
 */
record Grant(String who, String area, boolean board) {
    private static final String PERMIT = "(?:ett |de |nya |nytt )*tillstånd(?:et|en|sområdet)?\\b";
    private static final Pattern DECIDES = Pattern.compile(
            "(?iu)^.*\\b(?:beslut(?:ar|ade|at|ats|a)|fattade beslut|fattat beslut)\\b.*?(?:\\batt\\b|\\bom\\b|(?=\\bvilka\\b))\\s*");
    private static final Pattern GIVES =
            Pattern.compile("(?iu)^(?:bevilja|ge|tilldela|meddela)\\s+(.+?)\\s+" + PERMIT + "\\s*(.*)$");
    private static final Pattern GETS =
            Pattern.compile("(?iu)^(.+?)\\s+(?:ska |har )?(?:få|får|fick|fått|tilldela(?:s|des|ts)"
                    + "|ges|gavs|getts|bevilja(?:s|des|ts)|meddela(?:s|des|ts))\\s+" + PERMIT + "\\s*(.*)$");
    private static final Pattern GIVEN = Pattern.compile("(?iu)^" + PERMIT
            + "\\s*(.+?)\\s+(?:ska |har )?(?:ges|gavs|getts|tilldela(?:s|des|ts)|bevilja(?:s|des|ts)|meddela(?:s|des|ts))"
            + "\\s+(?:till |åt )?(.+)$");
    private static final Pattern LISTED = Pattern.compile(
            "(?iu)(följande|nedanstående|vilka) (regioner|landsting|enheter|sjukhus|vårdgivare)( som)?");
    private static final Pattern WORK = Pattern.compile("(?iu)^(?:att (?:bedriva|utföra|ansvara för)\\b)?\\s*");
    private static final Pattern NATIONAL = Pattern.compile(
            "(?iu)^(?:nationell(?:t)? högspecialiserad(?:e)? vård|NHV)\\b(?:\\s*\\(NHV\\))?\\s*(?:vid\\b)?");
    private static final Pattern JOINT = Pattern.compile("(?iu)^\\s*(?:vård(?:en)?(?= (?:inom|för|av)\\b)\\s*)?"
            + "(?:[–—,:-]\\s*)?(?:(?:inom|för|av|avseende|gällande)\\b)?\\s*(?:bland annat\\b)?\\s*"
            + "(?:(?:vård|tillstånds)?områd(?:et|ena)\\b)?\\s*(?:för\\b)?\\s*");
    private static final Pattern END = Pattern.compile("(?u)(?:,\\s+\\p{Lu}{2,6})?\\s*[:.]?\\s*$");

    /** What the sentence gives, if it gives permits. */
    static Optional<Grant> of(String sentence) {
        Matcher decides = DECIDES.matcher(sentence);
        boolean decided = decides.find();
        String said = decided ? sentence.substring(decides.end()) : sentence;
        Matcher gives = GIVES.matcher(said);
        Matcher given = GIVEN.matcher(said);
        Matcher gets = GETS.matcher(said);
        if (given.matches()) {
            return grant(given.group(2), given.group(1), sentence, decided);
        }
        Matcher found = decided && gives.matches() ? gives : gets;
        return found.matches() ? grant(found.group(1), found.group(2), sentence, decided) : Optional.empty();
    }

    /** "Following regions" and a colon go together: the list follows. */
    private static Optional<Grant> grant(String who, String area, String sentence, boolean decided) {
        String named = END.matcher(who).replaceFirst("");
        boolean listed = LISTED.matcher(named).matches();
        return listed == sentence.endsWith(":")
                ? Optional.of(new Grant(listed ? "" : named, area(area), decided))
                : Optional.empty();
    }

    private static String area(String words) {
        String rest = WORK.matcher(words).replaceFirst("");
        rest = NATIONAL.matcher(rest).replaceFirst("");
        rest = JOINT.matcher(rest).replaceFirst("");
        return END.matcher(rest).replaceFirst("").strip();
    }
}
