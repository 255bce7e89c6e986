package se.nhv.source.areapage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
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
    /** The sections that are never empty: where one ends a page, what it holds is missing. */
    private static final Set<Section> FILLED = Set.of(
            Section.DEFINITION,
            Section.CLARIFICATIONS,
            Section.DELIMITATIONS,
            Section.COMBINED,
            Section.HOLDERS,
            Section.VALIDITY,
            Section.DECISION,
            Section.PERMIT_DECISION,
            Section.FOLLOW_UP,
            Section.MEASURES,
            Section.CONDITIONS,
            Section.MORE);

    private static final Pattern UNFINISHED =
            Pattern.compile("(?u).*([,;–-]|\\b(och|eller|av|för|till|vid|i|som|att|med))$");
    private static final Pattern LAST_WORD = Pattern.compile("(?u).*?(\\p{L}+)$");

    boolean cut() {
        return !has(Section.HOLDERS) || !has(Section.VALIDITY) || !lastIsWhole();
    }

    /** Whether the block is what is left of the page's next heading. */
    static boolean headingCut(Block last) {
        return last.marker().isEmpty() && Section.begins(last.text());
    }

    /** Whether the last word is none that the page has, but the beginning of one. */
    private boolean wordCut(String text) {
        Matcher word = LAST_WORD.matcher(text);
        if (!word.matches()) {
            return false;
        }
        String asked = word.group(1).toLowerCase(Locale.ROOT);
        List<String> words = blocks.subList(0, blocks.size() - 1).stream()
                .flatMap(block ->
                        Arrays.stream(block.text().toLowerCase(Locale.ROOT).split("[^\\p{L}]+")))
                .toList();
        return !words.contains(asked) && words.stream().anyMatch(one -> one.startsWith(asked));
    }

    private boolean missing(Part part) {
        return part.section() != null && FILLED.contains(part.section()) && !has(part.section());
    }

    /** A page that has lost the links below its headings has more empty sections than the last. */
    private boolean othersAreEmpty(Part last) {
        return parts.stream().anyMatch(part -> part != last && part.blocks().isEmpty() && missing(part));
    }

    private boolean has(Section section) {
        return parts.stream()
                .anyMatch(part -> part.section() == section && !part.blocks().isEmpty());
    }

    private boolean lastIsWhole() {
        Block last = blocks.get(blocks.size() - 1);
        Part part = parts.get(parts.size() - 1);
        String text = last.text();
        Section section = part.section();
        if (headingCut(last)) {
            return false;
        }
        if (part.blocks().isEmpty()) {
            return section == null || (Section.spelt(text) && (!missing(part) || othersAreEmpty(part)));
        }
        if (Boilerplate.matching(text).isPresent()) {
            return !Boilerplate.cut(text) && !UNFINISHED.matcher(text).matches() && !wordCut(text);
        }
        if (section == Section.HOLDERS) {
            return wholeHolder(text, directory) || Validity.noneYet(text);
        }
        if (section == Section.VALIDITY) {
            boolean stated = !Validity.in(text).isEmpty() || Validity.noneYet(text);
            return text.matches(".*[.!?][\\])]*") || (stated && text.matches("(?iu).*(tills ?vidare|\\d{4}|ännu)$"));
        }
        if (section != null && ABOUT_DEFINITION.contains(section)) {
            // A page is cut off from its end: one that has its later sections too was put in another order.
            return Sentences.whole(text)
                    || (last.marker().isPresent() && siblingsEndOpen(part, last))
                    || (has(Section.HOLDERS)
                            && has(Section.VALIDITY)
                            && !UNFINISHED.matcher(text).matches());
        }
        return Sentences.whole(text) || (last.marker().isPresent() && siblingsEndOpen(part, last) && !wordCut(text));
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
