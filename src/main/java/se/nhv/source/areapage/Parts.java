package se.nhv.source.areapage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.source.account.Account;
import se.nhv.source.account.Boilerplate;
import se.nhv.source.read.Block;
import se.nhv.source.read.Marker;
import se.nhv.source.template.Section;

/** Divides a document into the sections of its template, in whatever order they come. */
public final class Parts {
    private static final Set<Section> ABOUT_DEFINITION =
            Set.of(Section.CLARIFICATIONS, Section.DELIMITATIONS, Section.COMBINED);

    private final List<Part> parts = new ArrayList<>();
    private final Account account;
    private @Nullable String subArea;
    private @Nullable String lastSubArea;

    private Parts(Account account) {
        this.account = account;
    }

    /** The parts; headings and comments are accounted for. */
    static List<Part> of(List<Block> blocks, Account account) {
        Parts parts = new Parts(account);
        parts.open(null);
        Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
        for (Block block : blocks) {
            if (block == last && blocks.size() > 1 && Truncation.headingCut(block)) {
                account.used(block, "truncated");
            } else {
                parts.add(block);
            }
        }
        return parts.parts;
    }

    /** Whether a line stands for itself whatever is around it, as a heading does; for undoing wraps. */
    public static boolean headingLine(String line) {
        return !Section.bare(line) && Section.of(line).isPresent()
                || DefinitionReader.isLeadIn(line)
                || Boilerplate.pageDate(line);
    }

    /** Reads the definition and what belongs to it out of blocks that hold nothing else but headings. */
    public static void readDefinition(List<Block> blocks, Account account, DefinitionReader definition) {
        List<Part> defining = new ArrayList<>();
        for (Part part : of(blocks, account)) {
            boolean about = part.section() != null && ABOUT_DEFINITION.contains(part.section());
            if (part.section() == Section.DEFINITION || about) {
                defining.add(part);
            } else {
                part.blocks().forEach(account::boilerplate);
            }
        }
        definition.read(defining);
    }

    private void open(@Nullable Section section) {
        if (section != null && section != Section.DEFINITION && !ABOUT_DEFINITION.contains(section)) {
            subArea = null;
        }
        parts.add(new Part(section, subArea, new ArrayList<>()));
    }

    private @Nullable Section current() {
        return parts.get(parts.size() - 1).section();
    }

    private void add(Block block) {
        if (block.text().startsWith("#")) {
            account.boilerplate(block);
            return;
        }
        Optional<Section> heading = heading(block);
        boolean menu = heading.filter(
                        section -> parts.size() == 1 && (section == Section.MORE || section == Section.SITE))
                .isPresent();
        if (menu && account.boilerplate(block)) {
            return;
        }
        if (heading.isPresent()) {
            account.heading(block, heading.get().name());
            open(heading.get());
            return;
        }
        Optional<Section.Inline> inline = block.marker().isPresent() ? Optional.empty() : Section.inline(block.text());
        if (inline.isPresent()) {
            open(inline.get().section());
            content(block.withText(inline.get().rest()));
            return;
        }
        subArea(block);
        content(block);
    }

    private Optional<Section> heading(Block block) {
        if (block.marker().isPresent()) {
            return Optional.empty();
        }
        Part open = parts.get(parts.size() - 1);
        boolean inDefinition =
                open.section() == Section.DEFINITION && !open.blocks().isEmpty();
        return Section.of(block.text()).filter(section -> !(inDefinition && Section.bare(block.text())));
    }

    /** "B)" after the clarifications of A goes back to the definition. */
    private void subArea(Block block) {
        Section now = current();
        boolean possible = now == Section.DEFINITION || (now != null && ABOUT_DEFINITION.contains(now));
        Optional<Marker> marker = block.marker().filter(m -> m.kind() == Marker.Kind.UPPER);
        if (!possible || marker.isEmpty()) {
            return;
        }
        String label = marker.get().label();
        boolean first = lastSubArea == null && label.equals("A");
        boolean next = lastSubArea != null && label.charAt(0) == lastSubArea.charAt(0) + 1;
        if (first || next) {
            subArea = label;
            lastSubArea = label;
            open(Section.DEFINITION);
        }
    }

    private void content(Block block) {
        parts.get(parts.size() - 1).blocks().add(block);
    }
}
