package se.nhv.source.areapage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.nhv.source.account.Account;
import se.nhv.source.directory.Directory;
import se.nhv.source.read.Block;
import se.nhv.source.record.Document;
import se.nhv.source.record.Document.Definition;
import se.nhv.source.record.Document.Facts;
import se.nhv.source.record.Document.ReadingResult;
import se.nhv.source.record.Holder;
import se.nhv.source.record.Item;
import se.nhv.source.record.Kind;
import se.nhv.source.template.HolderReader;
import se.nhv.source.template.Outline;
import se.nhv.source.template.Section;
import se.nhv.source.template.Slug;
import se.nhv.source.template.Trees;
import se.nhv.source.template.Validity;

/**
 * Reads an area page of any of the authority's templates. One use per page.
 *
 * <p>Long because the sections share what the page is about: its groups, its areas and its end.
 */
public final class AreaPageReader {
    private static final Set<Section> DEFINING =
            Set.of(Section.DEFINITION, Section.CLARIFICATIONS, Section.DELIMITATIONS, Section.COMBINED);

    /** A label above some of the holders: who their permits are for. */
    private static final Pattern GROUP = Pattern.compile(
            "(?iu)(för |vård av )?(vuxna|barn|ungdomar|barn och ungdomar|punkt\\p{L}* [\\d a-h,och-]+)\\s*:?");

    /** The head of a table of holders. */
    private static final Pattern COLUMNS = Pattern.compile(
            "(?iu)((region|enhet|sjukhus|vårdgivare|tillståndsinnehavare|innehavare|dnr|diarienummer|undertillstånd|tillstånd|giltighetstid)(, | ?\\| ?|$)){2,}");

    private final Account account;
    private final Directory directory;
    private final List<Block> blocks;
    private final List<Part> parts;
    private final HolderReader holderReader;
    private final DefinitionReader definition;
    private final List<Validity.Stated> stated = new ArrayList<>();
    private final List<Item> measures = new ArrayList<>();
    private @Nullable List<Holder> holders;
    private @Nullable String group;

    public AreaPageReader(List<Block> blocks, Account account, Directory directory) {
        this.account = account;
        this.directory = directory;
        this.blocks = blocks;
        this.parts = Parts.of(blocks, account);
        this.holderReader = new HolderReader(directory);
        this.definition = new DefinitionReader(account);
    }

    /** The page's areas: one document, or two when it states two validities. */
    public List<Document> read() {
        Front front = Front.of(parts.get(0).blocks(), account);
        List<Part> defining = new ArrayList<>();
        for (Part part : parts) {
            Section section = part.section();
            if (section != null && DEFINING.contains(section)) {
                defining.add(new Part(section, part.subArea(), notBoilerplate(part.blocks())));
            }
        }
        boolean defined = defining.stream()
                .anyMatch(part ->
                        part.section() == Section.DEFINITION && !part.blocks().isEmpty());
        if (!defined) {
            defining.add(0, new Part(Section.DEFINITION, null, front.prose()));
        }
        definition.read(defining);
        for (Part part : parts) {
            if (part.section() != null && !DEFINING.contains(part.section())) {
                other(part.section(), part.blocks());
            }
        }
        boolean truncated = new Truncation(blocks, parts, directory).cut();
        return documents(front.title(), truncated);
    }

    private List<Block> notBoilerplate(List<Block> all) {
        return all.stream().filter(block -> !account.boilerplate(block)).toList();
    }

    private void other(Section section, List<Block> content) {
        switch (section) {
            case HOLDERS -> {
                group = null;
                HolderBlocks.joined(content, directory).forEach(this::holders);
            }
            case VALIDITY -> content.forEach(this::validity);
            case FOLLOW_UP, MEASURES -> measures(content);
            case MORE ->
                content.forEach(block -> {
                    if (!account.boilerplate(block)) {
                        account.outside(block, "link");
                    }
                });
            default -> content.forEach(account::boilerplate);
        }
    }

    private void holders(Block block) {
        boolean last =
                block.lines().get(0).number() == blocks.get(blocks.size() - 1).number();
        if (Validity.noneYet(block.text())) {
            account.used(block, "holders");
            holders = holders == null ? new ArrayList<>() : holders;
            return;
        }
        if (COLUMNS.matcher(block.text()).matches()) {
            account.heading(block, "columns");
            return;
        }
        List<Holder> found = holderReader.in(block.text(), block.number(), last && !endsWhole(block));
        if (!found.isEmpty()) {
            account.used(block, "holders");
            List<Holder> all = holders == null ? new ArrayList<>() : holders;
            found.forEach(holder -> merge(all, inGroup(holder)));
            holders = all;
        } else if (last) {
            account.used(block, "truncated");
        } else if (block.marker().isEmpty() && GROUP.matcher(block.text()).matches()) {
            account.used(block, "holders");
            group = block.text().replaceFirst("\\s*:$", "");
        } else {
            account.boilerplate(block);
        }
    }

    /** A holder under a group's label ("Vuxna") holds its permit for that group. */
    private Holder inGroup(Holder holder) {
        if (group == null) {
            return holder;
        }
        String note = holder.note() == null ? group : group + "; " + holder.note();
        return new Holder(holder.region(), holder.unit(), holder.dnr(), holder.subPermits(), holder.partners(), note);
    }

    private boolean endsWhole(Block block) {
        return Truncation.wholeHolder(block.text(), directory);
    }

    /** A pair named after the list of holders adds the partner to the holder that is there. */
    private static void merge(List<Holder> all, Holder more) {
        for (int i = 0; i < all.size(); i++) {
            Holder known = all.get(i);
            boolean same = known.region() != null
                    && known.region().equals(more.region())
                    && more.unit() == null
                    && more.note() == null;
            if (same) {
                List<String> partners = new ArrayList<>(known.partners());
                partners.addAll(more.partners());
                List<String> subPermits = new ArrayList<>(known.subPermits());
                subPermits.addAll(more.subPermits());
                all.set(i, new Holder(known.region(), known.unit(), known.dnr(), subPermits, partners, known.note()));
                return;
            }
        }
        all.add(more);
    }

    private void validity(Block block) {
        List<Validity.Stated> found = Validity.in(block.text());
        if (!found.isEmpty() || Validity.noneYet(block.text())) {
            account.used(block, "validFrom");
            found.stream().filter(one -> !Validity.noneYet(block.text())).forEach(stated::add);
        } else {
            account.boilerplate(block);
        }
    }

    private void measures(List<Block> content) {
        List<Block> listed = notBoilerplate(content);
        boolean anyList = listed.stream().anyMatch(block -> block.marker().isPresent());
        if (anyList) {
            measures.addAll(new Trees(account::used).items(Outline.of(listed), "measures", false, null));
        }
    }

    private List<Document> documents(@Nullable String title, boolean truncated) {
        String words = parts.get(0).blocks().stream().map(Block::text).collect(Collectors.joining("\n"));
        Areas areas = new Areas(title, words, definition.decisionWords(), stated);
        ReadingResult result = new ReadingResult(
                account.notUnderstood(), holderReader.corrections(), truncated || areas.lacksOwnValidity());
        return areas.list().stream().map(area -> document(area, result)).toList();
    }

    private Document document(Areas.Area area, ReadingResult result) {
        String title = area.title();
        Definition of = area.own() ? definition.definition(measures) : Definition.NONE;
        Facts facts = new Facts(area.own() ? definition.units(title) : List.of(), holders, null, null);
        String slug = title == null ? null : Slug.of(title);
        return new Document(Kind.AREA_PAGE, title, slug, area.period(), facts, of, result);
    }
}
