package se.nhv.source.board;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.source.directory.Directory;
import se.nhv.source.directory.Mention;
import se.nhv.source.record.Correction;
import se.nhv.source.record.Holder;
import se.nhv.source.template.HolderReader;
import se.nhv.source.template.UnreadNames;

/** Reads the holders that a list of decisions names, by their short names too. One per document. */
final class BoardHolders {
    /** What a name that is not in the directory has in it when it is a hospital's or a region's. */
    private static final Pattern PLACE_WORDS =
            Pattern.compile("(?iu).*(sjukhus|lasarett|klinik|centrum|region\\b|landsting).*");
    /** More about a permit than who has it. */
    private static final Pattern DETAILED =
            Pattern.compile("(?iu).*(under|del)tillstånd.*|.*\\b(dnr|diarienummer)\\b.*|.*\\([^()]*\\d{4}[^()]*\\).*");

    private static final Pattern BETWEEN = Pattern.compile(
            "(?iu)(\\([^()]*\\)|\\b(och|samt|genom|via|vid|på|i|hos|både|även|med|region(en|erna)?|landsting(en|et)?)\\b|[\\s,/.:–-])*");

    private final Directory directory;
    private final List<Correction> corrections = new ArrayList<>();

    BoardHolders(Directory directory) {
        this.directory = directory;
    }

    List<Correction> corrections() {
        return corrections;
    }

    void tell(int line, String written) {
        corrections.add(new Correction(line, written, null));
    }

    /** Whether the words are nothing but holders. */
    static boolean only(String words, Directory directory) {
        List<Mention> named = directory.mentionsShort(words);
        StringBuilder rest = new StringBuilder(words);
        for (Mention mention : named) {
            rest.replace(mention.start(), mention.end(), " ".repeat(mention.end() - mention.start()));
        }
        return !named.isEmpty() && BETWEEN.matcher(rest).matches();
    }

    /** Whether the words begin with a holder: the first name in a list is one that the directory knows, or a hospital's. */
    static boolean begin(String words, Directory directory) {
        String first = words.split(",\\s*|\\s+(och|samt)\\s+")[0];
        return !directory.mentionsShort(first).isEmpty()
                || Character.isUpperCase(first.charAt(0))
                        && PLACE_WORDS.matcher(first).matches();
    }

    /** The holders in the words of a clause. */
    List<Holder> in(String words, int line) {
        List<Mention> mentions = directory.mentionsShort(words);
        if (DETAILED.matcher(words).matches()) {
            HolderReader reader = new HolderReader(directory);
            List<Holder> detailed = reader.in(words, line, false);
            boolean all = directory.mentions(words).size() == mentions.size();
            if (all && !detailed.isEmpty()) {
                corrections.addAll(reader.corrections());
                return detailed;
            }
        }
        List<Holder> holders = new ArrayList<>();
        for (Mention mention : mentions) {
            String name = mention.place().name();
            boolean region = mention.place().region();
            Holder before = holders.isEmpty() ? null : holders.get(holders.size() - 1);
            if (!region && before != null && before.unit() == null) {
                holders.set(holders.size() - 1, holder(before.region(), name, List.of()));
            } else {
                holders.add(holder(region ? name : null, region ? null : name, List.of()));
            }
            boolean again = holders.stream()
                            .filter(one -> name.equals(one.region()) || name.equals(one.unit()))
                            .count()
                    > 1;
            if (again) {
                tell(line, mention.written());
            }
            if (!mention.exact()) {
                corrections.add(new Correction(line, mention.written(), name));
            }
        }
        unlisted(words, line, holders);
        return holders;
    }

    /** A name that the directory does not know is kept in the document's words, and told. */
    private void unlisted(String words, int line, List<Holder> holders) {
        for (String name : words.split(",\\s*|\\s+(och|samt)\\s+")) {
            String bare = name.replaceAll("\\s*\\([^)]*\\)?", "")
                    .replaceFirst("\\.$", "")
                    .strip();
            List<Mention> named = directory.mentionsShort(bare);
            boolean known = bare.isEmpty() || !named.isEmpty();
            if (known) {
                UnreadNames.in(bare, named).forEach(word -> tell(line, word));
            }
            if (!known && Character.isUpperCase(bare.charAt(0))) {
                tell(line, bare);
                if (PLACE_WORDS.matcher(bare).matches()) {
                    boolean region = bare.matches("(?iu).*(region\\b|landsting).*");
                    holders.add(holder(region ? bare : null, region ? null : bare, List.of()));
                }
            }
        }
    }

    static Holder holder(@Nullable String region, @Nullable String unit, List<String> partners) {
        return new Holder(region, unit, null, List.of(), partners, null);
    }
}
