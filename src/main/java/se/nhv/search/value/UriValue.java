package se.nhv.search.value;

/** An address, compared letter by letter. */
public record UriValue(String uri) implements Value {
    @Override
    public int compareTo(Value value) {
        return value instanceof UriValue other ? uri.compareTo(other.uri) : compareKind(value);
    }

    @Override
    public String shown() {
        return uri;
    }
}
