package se.nhv.source.template;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.nhv.source.directory.Directory;
import se.nhv.source.directory.Mention;
import se.nhv.source.record.Correction;

/**
 * Reads what stands beside a holder's name: its case number, its narrower permits, and other words in brackets.
 *
 * @param directory the regions and units that a bracket may name
 * @param corrections where words that may be a damaged name are reported
 */
record HolderDetails(Directory directory, List<Correction> corrections) {
    private static final Pattern BRACKET = Pattern.compile("\\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\)?");
    private static final Pattern DNR = Pattern.compile(
            "(?iu)\\b(?:dnr|diarienr|diarienummer|dnr\\.)\\s*:?\\s*([\\d.,-]*\\d+/\\d{4}(?:-\\d+)?)|^\\s*([\\d.-]*\\d+/\\d{4}(?:-\\d+)?)\\s*$");
    private static final Pattern SUB_PERMIT = Pattern.compile(
            "(?iu)(?:(?:inklusive|inkl\\.?|med|samt|även|och)\\s+)?(?:del|under)tillstånd(?:et|en)?\\s*(?:(?:för|avseende|gällande|inom|vid)\\s+|:\\s*)(.+)");
    private static final Pattern INCLUDING = Pattern.compile(
            "(?iu)^\\s*,?\\s*((?:inklusive|inkl\\.|exklusive|exkl\\.)\\s+.+?)(?:[\\s,.;]|\\b(?:och|samt)\\b)*$");

    /** Brackets are blanked out, not removed, so that places in the text stay the same. */
    static String blankBrackets(String text) {
        Matcher bracket = BRACKET.matcher(text);
        StringBuilder out = new StringBuilder(text);
        while (bracket.find()) {
            for (int i = bracket.start(); i < bracket.end(); i++) {
                out.setCharAt(i, ' ');
            }
        }
        return out.toString();
    }

    /** Adds what the words say to the holder before them. */
    void read(HolderDraft draft, String text, int line) {
        Matcher number = DNR.matcher(text);
        if (draft.dnr == null && number.find() && number.group(1) != null) {
            draft.dnr = number.group(1);
        }
        String bare = DNR.matcher(blankBrackets(text)).replaceAll(" ");
        Matcher sub = SUB_PERMIT.matcher(bare);
        Matcher including = INCLUDING.matcher(bare);
        boolean named = sub.find();
        if (!named && including.matches()) {
            draft.note(including.group(1).strip());
        }
        if (named) {
            draft.subPermits.add(sub.group(1)
                    .replaceFirst("(?iu)([\\s,.;]|\\b(och|samt)\\b)+$", "")
                    .strip());
        }
        Matcher bracket = BRACKET.matcher(text);
        while (bracket.find()) {
            bracket(draft, bracket.group(1).strip(), line);
        }
    }

    private void bracket(HolderDraft draft, String words, int line) {
        Matcher dnr = DNR.matcher(words);
        if (dnr.find()) {
            draft.dnr = dnr.group(1) == null ? dnr.group(2) : dnr.group(1);
            words = (words.substring(0, dnr.start()) + words.substring(dnr.end()))
                    .replaceAll("^[\\s,;]+|[\\s,;]+$", "");
        }
        Matcher sub = SUB_PERMIT.matcher(words);
        if (sub.find()) {
            draft.subPermits.add(sub.group(1).strip());
            return;
        }
        int length = words.length();
        List<Mention> named = directory.mentions(words);
        Optional<Mention> place =
                named.stream().filter(m -> m.start() == 0 && m.end() == length).findFirst();
        if (place.isPresent() && place.get().place().region() && draft.region == null) {
            draft.region = place.get().place().name();
        } else if (place.isPresent() && !place.get().place().region() && draft.units.isEmpty()) {
            draft.units.add(place.get().place().name());
        } else if (!words.isBlank()
                && !place.filter(one -> draft.units.contains(one.place().name()))
                        .isPresent()) {
            draft.note(words);
            if (UnreadNames.suspicious(words)) {
                corrections.add(new Correction(line, words, null));
            }
        }
    }
}
