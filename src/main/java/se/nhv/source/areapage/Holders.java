package se.nhv.source.areapage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.source.account.Account;
import se.nhv.source.directory.Directory;
import se.nhv.source.read.Block;
import se.nhv.source.record.Correction;
import se.nhv.source.record.Holder;
import se.nhv.source.template.HolderReader;
import se.nhv.source.template.Validity;

/** The holders that a page's sections about them name, with the labels above some of them. One per page. */
final class Holders {
    /** A label above some of the holders: who their permits are for. */
    private static final Pattern GROUP = Pattern.compile(
            "(?iu)(för |vård av )?(vuxna|barn|ungdomar|barn och ungdomar|punkt\\p{L}* [\\d a-h,och-]+)\\s*:?");

    /** A label above some of the holders: the narrower permit that they have too. */
    private static final Pattern SUB_PERMIT =
            Pattern.compile("(?iu)(?:del|under)tillstånd(?:et)? (?:för|avseende|gällande|inom|vid) (.+?)\\s*:");

    /** The head of a table of holders. */
    private static final Pattern COLUMNS = Pattern.compile(
            "(?iu)((region|enhet|sjukhus|vårdgivare|tillståndsinnehavare|innehavare|dnr|diarienummer|undertillstånd|tillstånd( från)?|gäller från|giltighetstid)(, | ?\\| ?|$)){2,}");

    private final Account account;
    private final Directory directory;
    private final HolderReader reader;
    /** The number of the page's last line, where it may be cut off. */
    private final int end;

    private @Nullable List<Holder> list;
    private @Nullable String group;
    private @Nullable String subPermit;

    Holders(Account account, Directory directory, int end) {
        this.account = account;
        this.directory = directory;
        this.reader = new HolderReader(directory);
        this.end = end;
    }

    /** The holders; empty when the page says that there are none yet, null when it does not say. */
    @Nullable
    List<Holder> list() {
        return list;
    }

    /** The names that were not in the directory as written. */
    List<Correction> corrections() {
        return reader.corrections();
    }

    /** Reads a section about holders. */
    void read(List<Block> section) {
        group = null;
        subPermit = null;
        HolderBlocks.joined(section, directory).forEach(this::block);
    }

    private void block(Block block) {
        if (Validity.noneYet(block.text())) {
            account.used(block, "holders");
            list = list == null ? new ArrayList<>() : list;
            return;
        }
        if (COLUMNS.matcher(block.text()).matches()) {
            account.heading(block, "columns");
            return;
        }
        boolean last = block.number() == end;
        boolean cut = last && !Truncation.wholeHolder(block.text(), directory);
        List<Holder> found = reader.in(block.text(), block.number(), cut);
        if (!found.isEmpty()) {
            account.used(block, "holders");
            List<Holder> all = list == null ? new ArrayList<>() : list;
            found.forEach(holder -> merge(all, labelled(holder)));
            list = all;
        } else if (last) {
            account.used(block, "truncated");
        } else if (!label(block)) {
            account.boilerplate(block);
        }
    }

    private boolean label(Block block) {
        Matcher narrower = SUB_PERMIT.matcher(block.text());
        boolean forGroup =
                block.marker().isEmpty() && GROUP.matcher(block.text()).matches();
        if (!forGroup && !narrower.matches()) {
            return false;
        }
        account.used(block, "holders");
        group = forGroup ? block.text().replaceFirst("\\s*:$", "") : null;
        subPermit = forGroup ? null : narrower.group(1);
        return true;
    }

    /** A holder under a label ("Vuxna") holds its permit for that group, or that narrower permit. */
    private Holder labelled(Holder holder) {
        String note = group == null || holder.note() == null ? group : group + "; " + holder.note();
        List<String> subPermits = new ArrayList<>(holder.subPermits());
        if (subPermit != null) {
            subPermits.add(subPermit);
        }
        return new Holder(
                holder.region(),
                holder.unit(),
                holder.dnr(),
                subPermits,
                holder.partners(),
                note == null ? holder.note() : note);
    }

    /** What is named again adds its partner or narrower permit to the holder that is there. */
    private void merge(List<Holder> all, Holder more) {
        for (int i = 0; i < all.size(); i++) {
            if (again(all.get(i), more)) {
                all.set(i, together(all.get(i), more));
                return;
            }
        }
        all.add(more);
    }

    private boolean again(Holder known, Holder more) {
        boolean sameRegion = known.region() != null && known.region().equals(more.region());
        boolean nothingElse =
                more.unit() == null || (subPermit != null && more.unit().equals(known.unit()));
        return sameRegion && nothingElse && more.note() == null;
    }

    private static Holder together(Holder known, Holder more) {
        List<String> partners = new ArrayList<>(known.partners());
        partners.addAll(more.partners());
        List<String> subPermits = new ArrayList<>(known.subPermits());
        subPermits.addAll(more.subPermits());
        return new Holder(known.region(), known.unit(), known.dnr(), subPermits, partners, known.note());
    }
}
