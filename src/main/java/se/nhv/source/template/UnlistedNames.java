package se.nhv.source.template;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.source.directory.Directory;
import se.nhv.source.directory.Mention;
import se.nhv.source.directory.Place;
import se.nhv.source.directory.Similarity;
import se.nhv.source.record.Correction;
import se.nhv.source.template.HolderReader.Named;

/**
 * Finds names of holders that the directory does not have: they are kept in the document's words, and reported.
 *
 * @param directory the regions and units that are known
 * @param corrections where they are reported
 */
record UnlistedNames(Directory directory, List<Correction> corrections) {
    private static final Pattern BEFORE_THROUGH = Pattern.compile("(?iu)^\\W*(.*\\S)\\s+genom\\s*$");
    /** A region's name with more wrong letters than this is another name. */
    private static final int MISSPELT = 3;

    private static final Pattern UNCLOSED = Pattern.compile("(\\([^()]*(?:\\([^()]*\\)[^()]*)*)$");
    private static final Pattern THROUGH = Pattern.compile("(?iu)^\\s*,?\\s*genom\\s+(\\p{L}[^,.;()]*)");
    private static final Pattern SLASH = Pattern.compile("^\\s*/\\s*(\\p{Lu}[^,.;()/]*)");
    private static final Pattern BESIDE =
            Pattern.compile("(?iu)^\\s*[,:–-]\\s*(\\p{L}[^,.;()]*(?:sjukhus|lasarett|klinik|centrum)\\p{L}*[^,.;()]*)");
    private static final Pattern UNKNOWN_REGION = Pattern.compile(
            "\\b(Region(?:en)?\\s+\\p{Lu}\\p{L}+(?:\\s+\\p{Lu}\\p{L}+)?(?:\\s+län)?|\\p{Lu}\\p{L}+s?\\s*(?:läns )?landsting|\\p{Lu}\\p{L}+\\s+läns\\s+landsting)");

    /** The words before "genom" and a hospital that name no region as they are spelt: told, and kept when they may be a name. */
    @Nullable
    String holder(Named unit, int line) {
        Matcher through = BEFORE_THROUGH.matcher(unit.gap());
        if (!through.matches()) {
            return null;
        }
        String words = through.group(1).strip();
        Optional<Place> owner = Optional.ofNullable(unit.mention().place().owner())
                .flatMap(directory::byId)
                .filter(place -> Similarity.distance(words, place.name(), MISSPELT) <= MISSPELT);
        corrections.add(new Correction(line, words, owner.map(Place::name).orElse(null)));
        boolean name = Character.isUpperCase(words.charAt(0)) && words.split(" ").length <= 4;
        return owner.map(Place::name).orElse(name ? words : null);
    }

    /** A hospital after "genom" that the directory does not know is kept in the document's words. */
    void hospital(HolderDraft last, Named named, int line) {
        Matcher through = THROUGH.matcher(named.after());
        Matcher slash = SLASH.matcher(named.after());
        Matcher beside = BESIDE.matcher(named.after());
        boolean region = named.mention().place().region();
        Matcher found =
                region && through.find() ? through : slash.find() ? slash : region && beside.find() ? beside : null;
        if (found == null) {
            return;
        }
        String name = found.group(1).strip().replaceFirst("(?iu)\\s+(och|samt|har|ska|samarbetar|får|med)\\b.*$", "");
        boolean listed = last.units.contains(name) || name.isBlank();
        if (!listed) {
            last.units.add(name);
            corrections.add(new Correction(line, name, null));
        }
    }

    /** Tells the words that may be a name, or a damaged one, and that nothing was made of. */
    void unread(String text, String flat, List<Mention> mentions, int line) {
        for (String word : UnreadNames.in(flat, mentions)) {
            boolean known = corrections.stream()
                    .anyMatch(one -> one.line() == line && one.written().contains(word));
            if (!known) {
                corrections.add(new Correction(line, word, null));
            }
        }
        Matcher open = UNCLOSED.matcher(text);
        if (open.find() && !directory.mentions(open.group(1)).isEmpty()) {
            corrections.add(new Correction(line, open.group(1).strip(), null));
        }
    }

    /** Adds the regions that the directory does not know to those that it does. */
    void regions(String flat, List<Mention> mentions, int line) {
        Matcher unknown = UNKNOWN_REGION.matcher(flat);
        while (unknown.find()) {
            int start = unknown.start();
            int end = unknown.end();
            boolean taken = mentions.stream().anyMatch(m -> start < m.end() && m.start() < end);
            if (!taken) {
                var place = new Place("", unknown.group().strip(), List.of(), null);
                mentions.add(new Mention(place, start, end, unknown.group(), true));
                corrections.add(new Correction(line, unknown.group().strip(), null));
            }
        }
        mentions.sort(Comparator.comparingInt(Mention::start));
    }
}
