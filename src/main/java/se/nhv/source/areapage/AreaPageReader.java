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
import se.nhv.source.record.Item;
import se.nhv.source.record.Kind;
import se.nhv.source.template.Outline;
import se.nhv.source.template.Section;
import se.nhv.source.template.Slug;
import se.nhv.source.template.Trees;
import se.nhv.source.template.Validity;

/** Reads an area page of any of the authority's templates. One use per page. */
public final class AreaPageReader {
    private static final Set<Section> DEFINING =
            Set.of(Section.DEFINITION, Section.CLARIFICATIONS, Section.DELIMITATIONS, Section.COMBINED);

    /** The title of a document of the authority: no sentence, and no name of a measure. */
    private static final Pattern LINK = Pattern.compile(
            "(?iu)(tillstånds|nämnd)?beslut(et)?\\b[^:]*[^:.]|uppföljningsmått\\b[^:]*[^:.]|(särskilda |generella )?villkor\\b[^:]*[^:.]|mått för\\b[^:]*[^:.]");

    private final Account account;
    private final Directory directory;
    private final List<Block> blocks;
    private final List<Part> parts;
    private final Holders holders;
    private final DefinitionReader definition;
    private final List<Validity.Stated> stated = new ArrayList<>();
    private final List<Item> measures = new ArrayList<>();

    public AreaPageReader(List<Block> blocks, Account account, Directory directory) {
        this.account = account;
        this.directory = directory;
        this.blocks = blocks;
        this.parts = Parts.of(blocks, account);
        this.holders =
                new Holders(account, directory, blocks.get(blocks.size() - 1).number());
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
            case HOLDERS -> holders.read(content);
            case VALIDITY -> content.forEach(this::validity);
            case FOLLOW_UP, MEASURES -> measures(content);
            case MORE -> notBoilerplate(content).forEach(block -> account.outside(block, "link"));
            default -> notLinks(content);
        }
    }

    /** What is neither every page's words nor the title of a document that the page links to. */
    private List<Block> notLinks(List<Block> content) {
        List<Block> rest = notBoilerplate(content);
        List<Block> links = rest.stream()
                .filter(block -> LINK.matcher(block.text()).matches())
                .toList();
        links.forEach(block -> account.outside(block, "link"));
        return rest.stream().filter(block -> !links.contains(block)).toList();
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
        List<Block> listed = notLinks(content);
        boolean anyList = listed.stream().anyMatch(block -> block.marker().isPresent());
        if (anyList) {
            measures.addAll(new Trees(account::used).items(Outline.of(listed), "measures", false, null));
        }
    }

    private List<Document> documents(@Nullable String title, boolean truncated) {
        String words = parts.get(0).blocks().stream().map(Block::text).collect(Collectors.joining("\n"));
        Areas areas = new Areas(title, words, definition.decisionWords(), stated);
        ReadingResult result = new ReadingResult(
                account.notUnderstood(), holders.corrections(), truncated || areas.lacksOwnValidity());
        return areas.list().stream().map(area -> document(area, result)).toList();
    }

    private Document document(Areas.Area area, ReadingResult result) {
        String title = area.title();
        Definition of = area.own() ? definition.definition(measures) : Definition.NONE;
        Facts facts = new Facts(area.own() ? definition.units(title) : List.of(), holders.list(), null, null);
        String slug = title == null ? null : Slug.of(title);
        return new Document(Kind.AREA_PAGE, title, slug, area.period(), facts, of, result);
    }
}
