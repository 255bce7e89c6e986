package se.nhv.source.areapage;

import java.util.List;
import java.util.Optional;
import se.nhv.source.account.Boilerplate;
import se.nhv.source.directory.Directory;
import se.nhv.source.directory.Mention;
import se.nhv.source.read.Block;
import se.nhv.source.template.Section;
import se.nhv.source.template.Sentences;
import se.nhv.source.template.Validity;

/** Tells whether a page is cut off: a section that its template has is missing, or its last words are not whole. */
record Truncation(List<Block> blocks, List<Part> parts, Directory directory) {

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
        return Sentences.whole(text) || (last.marker().isPresent() && siblingsEndOpen(part, last));
    }

    /** Items of a list that has no full stops: the last one needs none either. */
    private static boolean siblingsEndOpen(Part part, Block last) {
        boolean unfinished = last.text().matches("(?u).*([,;–-]|\\b(och|eller|av|för|till|vid|i|som|att|med))$");
        long open = part.blocks().stream()
                .filter(block -> block != last && block.marker().isPresent() && !Sentences.whole(block.text()))
                .count();
        return !unfinished && open > 0;
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
