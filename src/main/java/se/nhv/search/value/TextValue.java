package se.nhv.search.value;

import se.nhv.text.Letters;
import se.nhv.text.Pairs;
import se.nhv.text.SwedishOrder;

/**
 * A text, ordered as Swedish orders names.
 *
 * @param order the key of the Swedish order
 * @param letters the text in exact letters, which patterns are matched against
 * @param text as it is written
 */
public record TextValue(String order, String letters, String text) implements Value {

    public static TextValue of(String text) {
        return new TextValue(SwedishOrder.key(text), Letters.exact(text.strip()), text);
    }

    @Override
    public int compareTo(Value value) {
        if (!(value instanceof TextValue other)) {
            return compareKind(value);
        }
        int result = order.compareTo(other.order);
        return result != 0 ? result : text.compareTo(other.text);
    }

    @Override
    public long pairs() {
        return Pairs.mark(letters);
    }

    @Override
    public String shown() {
        return text;
    }
}
