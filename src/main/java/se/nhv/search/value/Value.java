package se.nhv.search.value;

/**
 * One value of one search parameter in one resource. Immutable; ordered by kind, then by what it holds, consistently with
 * {@code equals}: values are the keys of the indexes, and their order is the order of {@code _sort}.
 */
public sealed interface Value extends Comparable<Value>
        permits TokenValue,
                TextValue,
                UriValue,
                ReferenceValue,
                DateValue,
                NumberValue,
                QuantityValue,
                TupleValue,
                PositionValue,
                WordValue {

    /** How the value is shown to a person who asks why a resource was found. */
    String shown();

    /** The pairs of letters in the text that patterns are matched against ({@link se.nhv.text.Pairs}); all when there is none. */
    default long pairs() {
        return -1;
    }

    /** Orders values of different kinds, which never stand in one index, so that the order is total. */
    default int compareKind(Value other) {
        return getClass().getName().compareTo(other.getClass().getName());
    }
}
