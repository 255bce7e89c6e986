package se.nhv.source.areapage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.source.account.Account;
import se.nhv.source.read.Block;
import se.nhv.source.template.Sentences;

/**
 * What stands before the first heading: banners of the site, the title, an introduction, and in the oldest template the
 * definition itself.
 *
 * @param title null when nothing looks like one
 * @param prose the paragraphs that are neither
 */
record Front(@Nullable String title, List<Block> prose) {
    /** A title is no longer than this. */
    private static final int LONGEST = 180;

    static Front of(List<Block> blocks, Account account) {
        List<Block> rest = new ArrayList<>();
        int intro = -1;
        for (Block block : blocks) {
            if (account.boilerplate(block)) {
                intro = intro < 0 && block.text().matches("(?iu)(här|nedan|på (den här )?sidan)\\b.*")
                        ? rest.size()
                        : intro;
            } else {
                rest.add(block);
            }
        }
        int title = lastTitle(rest, intro < 0 ? rest.size() : intro);
        title = title < 0 ? lastTitle(rest, rest.size()) : title;
        if (title < 0) {
            return new Front(null, rest);
        }
        Block chosen = rest.get(title);
        List<Block> prose = new ArrayList<>();
        for (Block block : rest) {
            if (block.text().equals(chosen.text())) {
                account.used(block, "title");
            } else if (!looksLikeTitle(block)) {
                prose.add(block);
            }
        }
        return new Front(chosen.text(), prose);
    }

    private static int lastTitle(List<Block> blocks, int before) {
        for (int i = before - 1; i >= 0; i--) {
            if (looksLikeTitle(blocks.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean looksLikeTitle(Block block) {
        String text = block.text();
        boolean sentence = text.matches("(?s).*[.!?:;,]$") || Sentences.of(text).size() > 1;
        return block.marker().isEmpty() && !sentence && text.length() <= LONGEST;
    }
}
