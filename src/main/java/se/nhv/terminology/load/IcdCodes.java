package se.nhv.terminology.load;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How ICD-10-SE writes its codes. They get their dot; a code stands under the longest known code that it begins with, a category
 * under the narrowest known block around it, a block under the next wider one or its chapter. Chapters and blocks group only.
 */
final class IcdCodes implements SystemKind.Rules {
    private static final Pattern CODE = Pattern.compile("([A-Z][0-9]{2})\\.?([0-9A-Z]{0,3})");
    private static final Pattern BLOCK = Pattern.compile("([A-Z][0-9]{2})-([A-Z][0-9]{2})");
    private static final Pattern CHAPTER = Pattern.compile("[0-9]{2}");
    private static final Pattern BLOCK_AND_NAME = Pattern.compile("([A-Z][0-9]{2}-[A-Z][0-9]{2})([^\\t]+)");

    @Override
    public @Nullable String code(String written) {
        if (BLOCK.matcher(written).matches() || CHAPTER.matcher(written).matches()) {
            return written;
        }
        Matcher form = CODE.matcher(written.toUpperCase(Locale.ROOT).replaceAll("[*†+ -]+$", ""));
        if (!form.matches()) {
            return null;
        }
        return form.group(2).isEmpty() ? form.group(1) : form.group(1) + "." + form.group(2);
    }

    @Override
    public @Nullable String parent(String code, Set<String> known) {
        if (selectable(code)) {
            for (int end = code.length() - 1; end >= 3; end--) {
                String shorter = code.substring(0, end);
                String whole = shorter.endsWith(".") ? shorter.substring(0, end - 1) : shorter;
                if (known.contains(whole)) {
                    return whole;
                }
            }
        }
        return CHAPTER.matcher(code).matches() ? null : around(code, known);
    }

    /** The narrowest known block that has this category or block in it. */
    private static @Nullable String around(String code, Set<String> known) {
        String from = code.substring(0, 3);
        String to = code.substring(code.length() > 4 && code.charAt(3) == '-' ? 4 : 0)
                .substring(0, 3);
        String best = null;
        for (String other : known) {
            boolean isBlock = other.length() == 7 && other.charAt(3) == '-'; // C00-C14
            if (isBlock
                    && !other.equals(code)
                    && other.substring(0, 3).compareTo(from) <= 0
                    && other.substring(4).compareTo(to) >= 0
                    && (best == null || isNarrower(other, best))) {
                best = other;
            }
        }
        return best;
    }

    private static boolean isNarrower(String block, String other) {
        return block.substring(0, 3).compareTo(other.substring(0, 3)) >= 0
                && block.substring(4).compareTo(other.substring(4)) <= 0;
    }

    @Override
    public boolean selectable(String code) {
        return CODE.matcher(code).matches();
    }

    /** Chapter, block, then the codes in it: a block before the category that it begins with, a wide one before a narrow one. */
    @Override
    public String key(String code) {
        if (code.length() < 3) {
            return code;
        }
        String rest = code.substring(3);
        // '!' before '#'; of two blocks that begin alike the wider ends later, so its letters count backwards
        return code.substring(0, 3) + (rest.startsWith("-") ? "!" + backwards(rest) : "#" + rest);
    }

    private static String backwards(String end) {
        StringBuilder key = new StringBuilder();
        end.chars().forEach(letter -> key.append((char) ('~' - letter)));
        return key.toString();
    }

    /** Code, marker, name; the list of chapters has no tab between block and name. */
    @Override
    public @Nullable List<String> fields(String line) {
        Matcher chapter = BLOCK_AND_NAME.matcher(line.strip());
        return chapter.matches() ? List.of(chapter.group(1), "", chapter.group(2)) : Fields.of(line, '\t');
    }
}
