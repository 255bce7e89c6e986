package se.nhv.search.value;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One element of a composite parameter: the values of each of its parts.
 *
 * @param parts for each part of the parameter, in order, the values that the element has for it
 */
public record TupleValue(List<List<Value>> parts) implements Value {
    public TupleValue {
        parts = parts.stream().map(List::copyOf).toList();
    }

    @Override
    public int compareTo(Value value) {
        if (!(value instanceof TupleValue other)) {
            return compareKind(value);
        }
        int order = Integer.compare(parts.size(), other.parts.size());
        for (int i = 0; order == 0 && i < parts.size(); i++) {
            order = compare(parts.get(i), other.parts.get(i));
        }
        return order;
    }

    private static int compare(List<Value> mine, List<Value> others) {
        int order = Integer.compare(mine.size(), others.size());
        for (int i = 0; order == 0 && i < mine.size(); i++) {
            order = mine.get(i).compareTo(others.get(i));
        }
        return order;
    }

    @Override
    public String shown() {
        return parts.stream()
                .map(part -> part.stream().map(Value::shown).collect(Collectors.joining(",")))
                .collect(Collectors.joining("$"));
    }
}
