package se.nhv.source.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import se.nhv.source.directory.Mention;

/** Finds the words of a list of holders that may be a name, or a damaged one, and that nothing was made of. */
public final class UnreadNames {
    /** Signs inside a word that no name has. */
    private static final Pattern ODD =
            Pattern.compile(".*\\ufffd.*|.*\\p{L}{3,}\\d.*|.*\\p{L}[%$#@!(){}|~`^_=+<>?\"&*]+\\p{L}.*");

    private static final Pattern PLACE = Pattern.compile("(?iu).*(region|sjukhus|lasarett|landsting).*");
    private static final Pattern NAME = Pattern.compile("^\\p{Lu}\\p{Ll}{2,}[,.;]?$");

    private UnreadNames() {}

    /**
     * The words outside the names that were found.
     *
     * @param text a sentence or a part of one, its brackets blanked out; its first word may be any word
     */
    public static List<String> in(String text, List<Mention> found) {
        StringBuilder rest = new StringBuilder(text);
        for (Mention mention : found) {
            rest.replace(mention.start(), mention.end(), " ".repeat(mention.end() - mention.start()));
        }
        List<String> unread = new ArrayList<>();
        for (String word : rest.toString().strip().split("\\s+")) {
            boolean name = NAME.matcher(word).matches() && !text.strip().startsWith(word);
            if (name || suspicious(word)) {
                unread.add(word.replaceAll("^[,.;]+|[,.;]+$", ""));
            }
        }
        return unread;
    }

    /** Whether the words have a hospital or a region in them, or signs that no words have. */
    static boolean suspicious(String words) {
        return ODD.matcher(words).matches() || PLACE.matcher(words).matches();
    }
}
