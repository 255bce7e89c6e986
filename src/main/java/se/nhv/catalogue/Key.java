package se.nhv.catalogue;

/**
 * The typed name of a derived part. Compared by identity: each room declares its own as a constant.
 *
 * @param <T> what the part is
 */
public final class Key<T> {
    private final String name;

    public Key(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
