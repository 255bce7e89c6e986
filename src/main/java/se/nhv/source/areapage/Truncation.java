package se.nhv.source.areapage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.nhv.source.account.Boilerplate;
import se.nhv.source.directory.Directory;
import se.nhv.source.directory.Mention;
import se.nhv.source.read.Block;
import se.nhv.source.template.Section;
import se.nhv.source.template.Sentences;
import se.nhv.source.template.Validity;

/** Tells whether a page is cut off: a section that its template has is missing, or its last words are not whole. */
record Truncation(List<Block> blocks, List<Part> parts, Directory directory) {
    private static final Set<Section> ABOUT_DEFINITION =
            Set.of(Section.DEFINITION, Section.CLARIFICATIONS, Section.DELIMITATIONS, Section.COMBINED);
    private static final Pattern UNFINISHED =
            Pattern.compile("(?u).*([,;–-]|\\b(och|eller|av|för|till|vid|i|som|att|med))$");

    boolean cut() {
        return !has(Section.HOLDERS) || !has(Section.VALIDITY) || !lastIsWhole();
    }

    private boolean has(Section section) {
        return parts.stream()
                .anyMatch(part -> part.section() == section && !part.blocks().isEmpty());
    }

    private boolean lastIsWhole() {
        Block last = blocks.get(blocks.size() - 1);
        Part part = parts.get(parts.size() - 1);
        String text = last.text();
        boolean heading = part.blocks().isEmpty();
        if (heading || Boilerplate.matching(text).isPresent()) {
            return !text.matches("(?u).*(\\p{Ll}-|\\b(och|eller|av|för|till|vid|i|som|att))$");
        }
        Section section = part.section();
        if (section == Section.HOLDERS) {
            return wholeHolder(text, directory) || Validity.noneYet(text);
        }
        if (section == Section.VALIDITY) {
            return Sentences.whole(text) || text.matches("(?iu).*(tills ?vidare|\\d{4}|ännu)$");
        }
        if (section != null && ABOUT_DEFINITION.contains(section)) {
            // A page is cut off from its end: one that has its later sections too was put in another order.
            return Sentences.whole(text)
                    || (last.marker().isPresent() && siblingsEndOpen(part, last))
                    || (has(Section.HOLDERS)
                            && has(Section.VALIDITY)
                            && !UNFINISHED.matcher(text).matches());
        }
        return Sentences.whole(text) || (last.marker().isPresent() && siblingsEndOpen(part, last));
    }

    /** Items of a list that has no full stops: the last one needs none either. */
    private static boolean siblingsEndOpen(Part part, Block last) {
        long open = part.blocks().stream()
                .filter(block -> block != last && block.marker().isPresent() && !Sentences.whole(block.text()))
                .count();
        return !UNFINISHED.matcher(last.text()).matches() && open > 0;
    }

    /** Whether a holder's line ends where a name or a bracket ends. */
    static boolean wholeHolder(String text, Directory directory) {
        String bare = text.replaceFirst("[.\\s]+$", "");
        if (bare.endsWith(")")) {
            return true;
        }
        List<Mention> mentions = directory.mentions(bare);
        Optional<Mention> last = mentions.isEmpty() ? Optional.empty() : Optional.of(mentions.get(mentions.size() - 1));
        boolean named = last.filter(mention -> mention.end() == bare.length()).isPresent();
        return named && !(directory.beginsName(last.map(Mention::written).orElse("")) && !text.endsWith("."))
                || (text.endsWith(".") && !mentions.isEmpty());
    }
}
