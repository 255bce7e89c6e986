package se.nhv.source.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import se.nhv.source.directory.Directory;
import se.nhv.source.directory.Mention;
import se.nhv.source.record.Correction;
import se.nhv.source.record.Holder;

/**
 * Reads who holds permits: a bullet each, a paragraph each, one sentence for all, or pairs that work together. Regions
 * and hospitals are those of the directory; a name that is not in it is kept as the document writes it and reported.
 */
public final class HolderReader {
    private static final Pattern PARTNER = Pattern.compile(
            "(?iu).*(samarbet\\p{L}*|samverk\\p{L}*|tillsammans|partner|underleverantör\\p{L}*|avtal)(\\s*(med|:|är)?|\\s+\\S{1,4})\\W*$|.*\\p{L}\\s+med\\W*$");
    private static final Pattern THROUGH = Pattern.compile("(?iu)^\\s*,?\\s*(genom|via|vid|på|med)\\s+");

    private final Directory directory;
    private final List<Correction> corrections = new ArrayList<>();
    private final HolderDetails details;
    private final UnlistedNames unlisted;

    public HolderReader(Directory directory) {
        this.directory = directory;
        this.details = new HolderDetails(directory, corrections);
        this.unlisted = new UnlistedNames(directory, corrections);
    }

    /** The names that were not in the directory as written. */
    public List<Correction> corrections() {
        return corrections;
    }

    /**
     * The holders that a block names; none when it names nobody.
     *
     * @param line its line number, for what is reported
     * @param cut whether the document is cut off in this block: then nothing is guessed from its last words
     */
    public List<Holder> in(String text, int line, boolean cut) {
        String flat = HolderDetails.blankBrackets(text);
        List<Mention> mentions = new ArrayList<>(directory.mentions(flat));
        if (cut) {
            mentions.removeIf(mention -> !mention.exact());
        } else {
            unlisted.regions(flat, mentions, line);
        }
        List<HolderDraft> drafts = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < mentions.size(); i++) {
            Mention mention = mentions.get(i);
            int from = Math.min(at, mention.start());
            int next = i + 1 < mentions.size() ? mentions.get(i + 1).start() : flat.length();
            Named named =
                    new Named(mention, flat.substring(from, mention.start()), flat.substring(mention.end(), next));
            report(mention, line);
            beside(drafts, text.substring(from, mention.start()), line);
            take(drafts, named, line);
            at = mention.end();
            if (!drafts.isEmpty() && !cut) {
                unlisted.hospital(last(drafts), named, line);
            }
        }
        beside(drafts, text.substring(at), line);
        if (!cut) {
            unlisted.unread(text, flat, mentions, line);
        }
        return drafts.stream().map(HolderDraft::done).toList();
    }

    /** A name with the words before and after it, up to the names beside it. */
    record Named(Mention mention, String gap, String after) {
        String name() {
            return mention.place().name();
        }

        /** Whether this region works with the holder, rather than holding a permit itself. */
        boolean partnerOf(HolderDraft last) {
            boolean listed = gap.strip().matches("(?iu),|,?\\s*(och|samt)|,?\\s*(och|samt) med|med|[^.;]{1,5}");
            boolean own = THROUGH.matcher(after).find()
                    || PARTNER.matcher(after.replaceFirst("(?iu)\\s+och\\s*$", ""))
                            .matches();
            return PARTNER.matcher(gap).matches() || (last.atPartner && listed && !own);
        }

        /** Whether this hospital is the one of the name before it. */
        boolean own() {
            return THROUGH.matcher(gap).find() || gap.isBlank() || gap.strip().matches("[/,:–-]");
        }

        /** "Sjukhuset, Region …": whether this region stands after its hospital. */
        boolean owns(HolderDraft last) {
            boolean after = gap.isBlank() || gap.strip().matches("(?iu)[,/–-]|i|inom");
            return last.region == null && mention.place().id().equals(last.owner) && after;
        }
    }

    private static HolderDraft last(List<HolderDraft> drafts) {
        return drafts.get(drafts.size() - 1);
    }

    private void beside(List<HolderDraft> drafts, String words, int line) {
        if (!drafts.isEmpty()) {
            details.read(last(drafts), words, line);
        }
    }

    private void take(List<HolderDraft> drafts, Named named, int line) {
        if (named.mention().place().region()) {
            region(drafts, named, line);
        } else if (!drafts.isEmpty() && last(drafts).atPartner && named.own()) {
            HolderDraft last = last(drafts);
            last.note(last.partners.get(last.partners.size() - 1) + " "
                    + named.gap().strip() + " " + named.name());
        } else {
            unit(drafts, named, line);
        }
    }

    private void region(List<HolderDraft> drafts, Named named, int line) {
        if (drafts.isEmpty() && PARTNER.matcher(named.gap()).matches()) {
            // Whom it works with is not known: its line does not say so in words that can be read.
            String words = named.gap().strip() + " " + named.mention().written();
            corrections.add(new Correction(line, words.strip(), null));
        } else if (!drafts.isEmpty() && named.partnerOf(last(drafts))) {
            last(drafts).partners.add(named.name());
            last(drafts).atPartner = true;
        } else if (!drafts.isEmpty() && named.owns(last(drafts))) {
            last(drafts).region = named.name();
        } else {
            HolderDraft draft = new HolderDraft();
            draft.region = named.name();
            drafts.add(draft);
        }
    }

    private void unit(List<HolderDraft> drafts, Named named, int line) {
        HolderDraft last = drafts.isEmpty() ? null : last(drafts);
        String gap = named.gap().strip();
        if (last != null && named.own() && (last.units.isEmpty() || gap.equals("/"))) {
            last.units.add(named.name());
            told(last, named.mention(), line);
        } else if (last != null && !last.units.isEmpty() && gap.equals("och") && last.region != null) {
            last.units.add(named.name());
        } else {
            if (last != null && last.region != null && !gap.isEmpty()) {
                corrections.add(new Correction(line, gap + " " + named.mention().written(), null));
            }
            HolderDraft draft = new HolderDraft();
            draft.units.add(named.name());
            draft.owner = named.mention().place().owner();
            draft.region = last == null ? unlisted.holder(named, line) : null;
            drafts.add(draft);
        }
    }

    /** A hospital that the directory has in another region may be a damaged name. */
    private void told(HolderDraft holder, Mention unit, int line) {
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

    private void report(Mention mention, int line) {
        if (!mention.exact()) {
            corrections.add(
                    new Correction(line, mention.written(), mention.place().name()));
        }
    }
}
