package se.nhv.terminology.set;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large a regular expression becomes when its counted repetitions are written out, which is what the engine does:
 * {@code ((a{100}){100}){100}} is fourteen letters and a million steps. Read before the engine sees it. Pure.
 */
final class RegexSize {
    /** Longer than any real expression over codes; also a bound for the depth of brackets. */
    private static final int LONGEST = 500;

    private static final int LARGEST = 2_000;
    private static final long MUCH = 1_000_000_000;

    private RegexSize() {}

    /** The size; refused when it is too large. Of a broken expression any number will do: the engine refuses it. */
    static long of(String regex) {
        long size = regex.length() > LONGEST ? MUCH : written(regex);
        if (size > LARGEST) {
            throw Budget.refused("a regular expression may have " + LONGEST + " characters and " + LARGEST
                    + " parts when its repetitions are written out");
        }
        return size;
    }

    private static long written(String regex) {
        Deque<Long> outer = new ArrayDeque<>();
        long sum = 0;
        long last = 0;
        for (int i = 0; i < regex.length(); i++) {
            char letter = regex.charAt(i);
            int close = letter == '{' ? regex.indexOf('}', i) : -1;
            if (letter == '(') {
                outer.push(sum);
                sum = 0;
                last = 0;
            } else if (letter == ')' && !outer.isEmpty()) {
                last = sum + 1;
                sum = outer.pop() + last;
            } else if (close > 0) {
                long times = Math.max(1, most(regex.substring(i + 1, close)));
                sum = Math.min(MUCH, sum + last * (times - 1));
                last = Math.min(MUCH, last * times);
                i = close;
            } else {
                i = letter == '\\' ? i + 1 : i;
                last = 1;
                sum++;
            }
        }
        return sum;
    }

    /** The larger number of {@code 2}, {@code 2,} or {@code 2,5}. */
    private static long most(String counts) {
        long most = 0;
        for (String count : counts.split(",", -1)) {
            boolean number =
                    !count.isEmpty() && count.length() < 10 && count.chars().allMatch(Character::isDigit);
            most = Math.max(most, number ? Long.parseLong(count) : 0);
        }
        return most;
    }
}
