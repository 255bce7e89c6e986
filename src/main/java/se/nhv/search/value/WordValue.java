package se.nhv.search.value;

import se.nhv.text.Pairs;

/**
 * A word of a text.
 *
 * @param letters in exact letters
 */
public record WordValue(String letters) implements Value {
    @Override
    public int compareTo(Value value) {
        return value instanceof WordValue other ? letters.compareTo(other.letters) : compareKind(value);
    }

    @Override
    public long pairs() {
        return Pairs.mark(letters);
    }

    @Override
    public String shown() {
        return letters;
    }
}
