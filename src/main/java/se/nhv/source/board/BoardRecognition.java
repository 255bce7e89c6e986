package se.nhv.source.board;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.nhv.source.directory.Directory;
import se.nhv.source.read.Block;
import se.nhv.source.read.Entries;
import se.nhv.source.read.Line;
import se.nhv.source.read.Marker;
import se.nhv.source.template.Sentences;
import se.nhv.source.template.Validity;

/**
 * Tells a list of the board's decisions from other pages that name regions: it must give permits in one of the forms
 * that {@link BoardReader} reads. A page where a region or a hospital tells of its own permits, or of applications, is
 * none.
 */
public final class BoardRecognition {
    private static final Pattern NO_AREA_HEADING = Pattern.compile(
            "(?iu).*\\b(får|fick|har|är|ska|tillstånd\\p{L}*|beslut\\p{L}*|bedriv\\p{L}*|följande|dessa|nämnd\\p{L}*|innehavare"
                    + "|sammansättning|uppdrag\\p{L}*|mer|aktuellt)\\b.*");
    /** No area's name is longer. */
    private static final int LONGEST = 160;

    private BoardRecognition() {}

    /** The entries: one for each date where the lines are dated, else one for each area before a colon. */
    public static List<Block> entries(List<Line> lines) {
        boolean dates = lines.stream()
                        .filter(line -> BoardLine.DATED.matcher(line.text()).matches())
                        .count()
                > 1;
        Set<String> above = aboveLists(lines);
        return Entries.of(lines, line -> BoardLine.begins(line, dates) || above.contains(line));
    }

    /** The lines that may be an area's name above the list of its holders. */
    private static Set<String> aboveLists(List<Line> lines) {
        Set<String> above = new HashSet<>();
        for (int i = 1; i + 1 < lines.size(); i++) {
            String before = lines.get(i - 1).text();
            String text = lines.get(i).text();
            boolean ended = before.endsWith(".") && Marker.of(before).isEmpty();
            boolean heads = Marker.of(text).isEmpty()
                    && Character.isUpperCase(text.charAt(0))
                    && Marker.of(lines.get(i + 1).text()).isPresent();
            if (ended && heads && canHead(text)) {
                above.add(text);
            }
        }
        return above;
    }

    private static boolean canHead(String text) {
        return text.length() <= LONGEST
                && !text.matches("(?u).*[.;,!?]$")
                && BoardLine.canBeArea(text)
                && !NO_AREA_HEADING.matcher(text).matches();
    }

    /** Whether the blocks are decisions on permits. */
    public static boolean recognises(List<Block> blocks, Directory directory) {
        boolean board = blocks.stream().anyMatch(block -> BoardLine.board(block.text()));
        long prose =
                blocks.stream().filter(block -> !block.text().startsWith("#")).count();
        long named = blocks.stream().filter(block -> names(block, directory)).count();
        long dated = blocks.stream()
                .filter(block -> BoardLine.DATED.matcher(block.text()).matches())
                .count();
        long lines = named == 0 ? 0 : Math.max(named, dated);
        boolean listed = lines >= 1 && (lines * 2 >= prose || board && (lines > 1 || lines * 4 >= prose));
        return listed
                || gives(blocks, directory, board)
                || board && above(blocks, directory)
                || table(blocks, directory);
    }

    private static boolean names(Block block, Directory directory) {
        for (String clause : block.text().split(";")) {
            var named = BoardLine.clause(clause.strip().replaceFirst("^\\d{4}-\\d{2}(-\\d{2})?\\s*:?\\s+", ""));
            if (named.matches() && !directory.mentionsShort(named.group(2)).isEmpty()) {
                return BoardHolders.begin(named.group(2), directory);
            }
        }
        return false;
    }

    /** One sentence where the board gives permits; or several, or one for several holders, on a page about the board. */
    private static boolean gives(List<Block> blocks, Directory directory, boolean board) {
        List<Grant> grants = blocks.stream()
                .filter(block -> grants(block, directory))
                .flatMap(block -> Sentences.of(block.text()).stream())
                .flatMap(sentence -> Grant.of(sentence).stream())
                .toList();
        boolean several = grants.stream()
                        .mapToInt(grant -> directory.mentionsShort(grant.who()).size())
                        .sum()
                > 1;
        boolean lists = grants.stream().anyMatch(grant -> grant.who().isEmpty());
        return grants.stream().anyMatch(Grant::board) || board && (several || lists);
    }

    /** Whether the block gives permits, and says nothing else. */
    static boolean grants(Block block, Directory directory) {
        boolean any = false;
        for (String sentence : Sentences.of(block.text())) {
            Optional<Grant> grant = Grant.of(sentence);
            boolean whole = grant.filter(one -> one.who().isEmpty() || BoardHolders.only(one.who(), directory))
                    .isPresent();
            any |= whole;
            if (!whole && Validity.in(sentence).isEmpty()) {
                return false;
            }
        }
        return any;
    }

    private static boolean above(List<Block> blocks, Directory directory) {
        for (int i = 0; i + 1 < blocks.size(); i++) {
            if (areaAbove(blocks.get(i), blocks.get(i + 1), directory)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the first block is an area's name and the second the first of its holders. */
    static boolean areaAbove(Block block, Block next, Directory directory) {
        String text = block.text();
        return block.marker().isEmpty()
                && next.marker().isPresent()
                && canHead(text)
                && directory.mentionsShort(text).isEmpty()
                && directory.mentionsShort(next.text()).stream().anyMatch(mention -> mention.start() == 0);
    }

    private static boolean table(List<Block> blocks, Directory directory) {
        return blocks.stream()
                        .anyMatch(block -> BoardLine.TABLE.matcher(block.text()).matches())
                && blocks.stream()
                                .filter(block ->
                                        !directory.mentionsShort(block.text()).isEmpty())
                                .count()
                        > 1;
    }
}
