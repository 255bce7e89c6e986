package se.nhv.terminology.code;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one rule of which version is meant. Versions are compared as semantic versions when both are (numbers by value, a
 * pre-release before its release), otherwise part by part, numbers as numbers; then the later date wins; no version comes
 * before any. The order of upload never counts. A wanted version matches exactly, or part by part where a part is {@code x},
 * {@code X} or {@code *} (which at the end stands for all that follows).
 */
public final class VersionRule {
    private static final Pattern PARTS = Pattern.compile("[.\\-_+]");
    private static final Comparator<String> VERSIONS = VersionRule::compareVersions;

    private VersionRule() {}

    /** Oldest first; what is compared is given by its version and its date. */
    public static <T> Comparator<T> order(Function<T, @Nullable String> version, Function<T, @Nullable String> date) {
        return Comparator.<T, String>comparing(item -> orEmpty(version.apply(item)), VERSIONS)
                .thenComparing(item -> orEmpty(date.apply(item)));
    }

    /** The newest of a list in this order (oldest first) whose version is the wanted one; any when none is wanted. */
    public static <T> Optional<T> newest(
            List<T> oldestFirst, @Nullable String wanted, Function<T, @Nullable String> version) {
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            T item = oldestFirst.get(i);
            if (wanted == null || matches(wanted, version.apply(item))) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    /** Whether a version is the wanted one. */
    public static boolean matches(String wanted, @Nullable String version) {
        if (version == null || wanted.equals(version)) {
            return version != null;
        }
        if (!isWild(wanted)) {
            return false;
        }
        String[] pattern = wanted.split("\\.", -1);
        String[] parts = version.split("\\.", -1);
        for (int i = 0; i < pattern.length; i++) {
            boolean any = isAny(pattern[i]);
            if (any && i == pattern.length - 1) {
                return parts.length > i;
            }
            if (i >= parts.length || (!any && !pattern[i].equals(parts[i]))) {
                return false;
            }
        }
        return parts.length == pattern.length;
    }

    /** Whether a wanted version stands for several. */
    public static boolean isWild(String wanted) {
        for (String part : wanted.split("\\.", -1)) {
            if (isAny(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAny(String part) {
        return part.equals("x") || part.equals("X") || part.equals("*");
    }

    private static int compareVersions(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(b.isEmpty(), a.isEmpty());
        }
        int core = compareParts(core(a), core(b));
        if (core != 0) {
            return core;
        }
        String beforeA = preRelease(a);
        String beforeB = preRelease(b);
        if (beforeA.isEmpty() || beforeB.isEmpty()) {
            return Boolean.compare(beforeA.isEmpty(), beforeB.isEmpty());
        }
        return compareParts(beforeA, beforeB);
    }

    private static String core(String version) {
        return version.substring(0, end(version)).replace("v", "");
    }

    private static String preRelease(String version) {
        int plus = version.indexOf('+');
        String whole = plus < 0 ? version : version.substring(0, plus);
        return whole.length() <= end(version) ? "" : whole.substring(end(version) + 1);
    }

    /** Where the numbers end: at the first hyphen or plus, but a date such as 2024-05-01 is all numbers. */
    private static int end(String version) {
        if (version.matches("\\d{4}-\\d{2}(-\\d{2}.*)?")) {
            return version.length();
        }
        int hyphen = version.indexOf('-');
        int plus = version.indexOf('+');
        int end = hyphen < 0 ? version.length() : hyphen;
        return plus < 0 ? end : Math.min(end, plus);
    }

    private static int compareParts(String a, String b) {
        String[] as = PARTS.split(a, -1);
        String[] bs = PARTS.split(b, -1);
        for (int i = 0; i < Math.min(as.length, bs.length); i++) {
            int compared = comparePart(as[i], bs[i]);
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(as.length, bs.length);
    }

    private static int comparePart(String a, String b) {
        boolean numberA = isNumber(a);
        boolean numberB = isNumber(b);
        if (numberA && numberB) {
            return new BigInteger(a).compareTo(new BigInteger(b));
        }
        return numberA == numberB ? a.compareTo(b) : Boolean.compare(numberB, numberA);
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.length() < 30 && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
