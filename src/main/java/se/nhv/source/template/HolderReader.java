package se.nhv.source.template;

import java.util.ArrayList;
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
import se.nhv.source.record.Holder;

/**
 * Reads who holds permits: a bullet each, a paragraph each, one sentence for all, or pairs that work together. Regions
 * and hospitals are those of the directory; a name that is not in it is kept as the document writes it and reported.
 *
 * <p>Long because the four ways in which documents write holders share their names, numbers and brackets.
 */
public final class HolderReader {
    private static final Pattern BRACKET = Pattern.compile("\\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\)?");
    private static final Pattern DNR = Pattern.compile(
            "(?iu)\\b(?:dnr|diarienr|diarienummer|dnr\\.)\\s*:?\\s*([\\d.,-]*\\d+/\\d{4}(?:-\\d+)?)|^\\s*([\\d.-]*\\d+/\\d{4}(?:-\\d+)?)\\s*$");
    private static final Pattern SUB_PERMIT = Pattern.compile(
            "(?iu)(?:(?:inklusive|inkl\\.?|med|samt|även|och)\\s+)?(?:del|under)tillstånd(?:et|en)?\\s*(?:(?:för|avseende|gällande|inom|vid)\\s+|:\\s*)(.+)");
    private static final Pattern PARTNER = Pattern.compile(
            "(?iu).*(samarbet\\p{L}*|samverk\\p{L}*|tillsammans|partner|underleverantör\\p{L}*|avtal)(\\s*(med|:|är)?|\\s+\\S{1,4})\\W*$|.*\\p{L}\\s+med\\W*$");
    private static final Pattern THROUGH = Pattern.compile("(?iu)^\\s*,?\\s*(genom|via|vid|på|med)\\s+");
    private static final Pattern BEFORE_THROUGH = Pattern.compile("(?iu)^\\W*(.*\\S)\\s+genom\\s*$");
    /** A region's name with more wrong letters than this is another name. */
    private static final int MISSPELT = 3;

    private static final Pattern INCLUDING = Pattern.compile(
            "(?iu)^\\s*,?\\s*((?:inklusive|inkl\\.|exklusive|exkl\\.)\\s+.+?)(?:[\\s,.;]|\\b(?:och|samt)\\b)*$");
    private static final Pattern UNCLOSED = Pattern.compile("(\\([^()]*(?:\\([^()]*\\)[^()]*)*)$");
    private static final Pattern BESIDE =
            Pattern.compile("(?iu)^\\s*[,:–-]\\s*(\\p{L}[^,.;()]*(?:sjukhus|lasarett|klinik|centrum)\\p{L}*[^,.;()]*)");
    private static final Pattern UNKNOWN_REGION = Pattern.compile(
            "\\b(Region(?:en)?\\s+\\p{Lu}\\p{L}+(?:\\s+\\p{Lu}\\p{L}+)?(?:\\s+län)?|\\p{Lu}\\p{L}+s?\\s*(?:läns )?landsting|\\p{Lu}\\p{L}+\\s+läns\\s+landsting)");

    private final Directory directory;
    private final List<Correction> corrections = new ArrayList<>();

    public HolderReader(Directory directory) {
        this.directory = directory;
    }

    /** The names that were not in the directory as written. */
    public List<Correction> corrections() {
        return corrections;
    }

    /** A stretch of the text that begins with a region or a unit. */
    private static final class Draft {
        private @Nullable String region;
        private final List<String> units = new ArrayList<>();
        private @Nullable String dnr;
        private final List<String> subPermits = new ArrayList<>();
        private final List<String> partners = new ArrayList<>();
        private @Nullable String note;
        /** The text has just named a partner: a hospital that follows is the partner's. */
        private boolean atPartner;
        /** Who owns the hospital that was named last. */
        private @Nullable String owner;

        void note(String words) {
            note = note == null ? words : note + "; " + words;
        }

        Holder done() {
            String unit = units.isEmpty() ? null : String.join("/", units);
            return new Holder(region, unit, dnr, subPermits, partners, note);
        }
    }

    /**
     * The holders that a block names; none when it names nobody.
     *
     * @param line its line number, for what is reported
     * @param cut whether the document is cut off in this block: then nothing is guessed from its last words
     */
    public List<Holder> in(String text, int line, boolean cut) {
        String flat = blankBrackets(text);
        List<Mention> mentions = new ArrayList<>(directory.mentions(flat));
        if (cut) {
            mentions.removeIf(mention -> !mention.exact());
        }
        unknownRegions(flat, mentions, line, cut);
        List<Draft> drafts = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < mentions.size(); i++) {
            Mention mention = mentions.get(i);
            String gap = flat.substring(Math.min(at, mention.start()), mention.start());
            report(mention, line);
            int next = i + 1 < mentions.size() ? mentions.get(i + 1).start() : flat.length();
            String after = flat.substring(mention.end(), next);
            take(
                    drafts,
                    new Named(mention, gap, after),
                    text.substring(Math.min(at, mention.start()), mention.start()),
                    line);
            at = mention.end();
            if (!drafts.isEmpty()) {
                unlisted(drafts, mention, after, line, cut);
            }
        }
        if (!drafts.isEmpty()) {
            brackets(drafts.get(drafts.size() - 1), text.substring(at), line);
        }
        if (!cut) {
            unread(text, flat, mentions, line);
        }
        return drafts.stream().map(Draft::done).toList();
    }

    /** Brackets are blanked out, not removed, so that places in the text stay the same. */
    private static String blankBrackets(String text) {
        Matcher bracket = BRACKET.matcher(text);
        StringBuilder out = new StringBuilder(text);
        while (bracket.find()) {
            for (int i = bracket.start(); i < bracket.end(); i++) {
                out.setCharAt(i, ' ');
            }
        }
        return out.toString();
    }

    /** A name with the words before and after it, up to the names beside it. */
    private record Named(Mention mention, String gap, String after) {
        /** Whether this region works with the holder, rather than holding a permit itself. */
        boolean partnerOf(Draft last) {
            boolean listed = gap.strip().matches("(?iu),|,?\\s*(och|samt)|,?\\s*(och|samt) med|med|[^.;]{1,5}");
            boolean own = THROUGH.matcher(after).find()
                    || PARTNER.matcher(after.replaceFirst("(?iu)\\s+och\\s*$", ""))
                            .matches();
            return PARTNER.matcher(gap).matches() || (last.atPartner && listed && !own);
        }
    }

    private void take(List<Draft> drafts, Named named, String before, int line) {
        Draft last = drafts.isEmpty() ? null : drafts.get(drafts.size() - 1);
        Mention mention = named.mention();
        if (last != null) {
            brackets(last, before, line);
        }
        if (mention.place().region()) {
            if (last == null && PARTNER.matcher(named.gap()).matches()) {
                // Whom it works with is not known: its line does not say so in words that can be read.
                corrections.add(new Correction(line, (named.gap().strip() + " " + mention.written()).strip(), null));
                return;
            }
            if (last != null && named.partnerOf(last)) {
                last.partners.add(mention.place().name());
                last.atPartner = true;
                return;
            }
            if (last != null && last.region == null && mention.place().id().equals(last.owner) && beside(named.gap())) {
                last.region = mention.place().name();
                return;
            }
            Draft draft = new Draft();
            draft.region = mention.place().name();
            drafts.add(draft);
            return;
        }
        if (last != null && last.atPartner && ownGap(named.gap())) {
            last.note(last.partners.get(last.partners.size() - 1) + " "
                    + named.gap().strip() + " " + mention.place().name());
            return;
        }
        unit(drafts, last, mention, named.gap(), line);
    }

    /** "Sjukhuset, Region …": the region after its hospital. */
    private static boolean beside(String gap) {
        return gap.isBlank() || gap.strip().matches("(?iu)[,/–-]|i|inom");
    }

    private static boolean ownGap(String gap) {
        return THROUGH.matcher(gap).find() || gap.isBlank() || gap.strip().matches("[/,:–-]");
    }

    private void unit(List<Draft> drafts, @Nullable Draft last, Mention mention, String gap, int line) {
        boolean own = last != null
                && ownGap(gap)
                && (last.units.isEmpty() || gap.strip().equals("/"));
        if (own && last != null) {
            last.units.add(mention.place().name());
            told(last, mention, line);
        } else if (last != null && !last.units.isEmpty() && gap.strip().equals("och") && last.region != null) {
            last.units.add(mention.place().name());
        } else {
            if (last != null && last.region != null && !gap.isBlank()) {
                corrections.add(new Correction(line, gap.strip() + " " + mention.written(), null));
            }
            Draft draft = new Draft();
            draft.units.add(mention.place().name());
            draft.owner = mention.place().owner();
            if (last == null) {
                draft.region = unknownHolder(mention, gap, line);
            }
            drafts.add(draft);
        }
    }

    /** A hospital that the directory has in another region may be a damaged name. */
    private void told(Draft holder, Mention unit, int line) {
        boolean elsewhere = holder.region != null
                && directory.places().stream()
                        .filter(place -> place.id().equals(unit.place().owner()))
                        .anyMatch(owner -> owner.region() && !owner.name().equals(holder.region));
        boolean listed =
                directory.places().stream().anyMatch(place -> place.name().equals(holder.region));
        if (elsewhere && listed) {
            corrections.add(new Correction(
                    line, holder.region + " … " + unit.written(), unit.place().name()));
        }
    }

    /** The words before "genom" and a hospital that name no region as they are spelt: told, and kept when they may be a name. */
    private @Nullable String unknownHolder(Mention unit, String gap, int line) {
        Matcher through = BEFORE_THROUGH.matcher(gap);
        if (!through.matches()) {
            return null;
        }
        String words = through.group(1).strip();
        Optional<Place> owner = Optional.ofNullable(unit.place().owner())
                .flatMap(directory::byId)
                .filter(place -> Similarity.distance(words, place.name(), MISSPELT) <= MISSPELT);
        corrections.add(new Correction(line, words, owner.map(Place::name).orElse(null)));
        boolean name = Character.isUpperCase(words.charAt(0)) && words.split(" ").length <= 4;
        return owner.map(Place::name).orElse(name ? words : null);
    }

    private void report(Mention mention, int line) {
        if (!mention.exact()) {
            corrections.add(
                    new Correction(line, mention.written(), mention.place().name()));
        }
    }

    /** A hospital after "genom" that the directory does not know is kept in the document's words. */
    private void unlisted(List<Draft> drafts, Mention mention, String after, int line, boolean cut) {
        Draft last = drafts.get(drafts.size() - 1);
        Matcher through =
                Pattern.compile("(?iu)^\\s*,?\\s*genom\\s+(\\p{L}[^,.;()]*)").matcher(after);
        Matcher slash = Pattern.compile("^\\s*/\\s*(\\p{Lu}[^,.;()/]*)").matcher(after);
        Matcher beside = BESIDE.matcher(after);
        boolean region = mention.place().region();
        Matcher found =
                region && through.find() ? through : slash.find() ? slash : region && beside.find() ? beside : null;
        if (found == null || cut) {
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
    private void unread(String text, String flat, List<Mention> mentions, int line) {
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

    private void unknownRegions(String flat, List<Mention> mentions, int line, boolean cut) {
        Matcher unknown = UNKNOWN_REGION.matcher(flat);
        while (unknown.find()) {
            int start = unknown.start();
            int end = unknown.end();
            boolean taken = mentions.stream().anyMatch(m -> start < m.end() && m.start() < end);
            if (!taken && !cut) {
                var place = new Place("", unknown.group().strip(), List.of(), null);
                mentions.add(new Mention(place, start, end, unknown.group(), true));
                corrections.add(new Correction(line, unknown.group().strip(), null));
            }
        }
        mentions.sort(java.util.Comparator.comparingInt(Mention::start));
    }

    private void brackets(Draft draft, String text, int line) {
        Matcher number = DNR.matcher(text);
        if (draft.dnr == null && number.find() && number.group(1) != null) {
            draft.dnr = number.group(1);
        }
        String bare = blankBrackets(text);
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

    private void bracket(Draft draft, String words, int line) {
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
