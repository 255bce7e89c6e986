package se.nhv.catalogue;

/** The one reference that changes: which catalogue is current. Thread-safe; readers never wait. */
public final class CurrentCatalogue {
    private volatile Catalogue current;

    public CurrentCatalogue(Catalogue first) {
        this.current = first;
    }

    /** The catalogue of this moment: a request takes it once and keeps it to its end. */
    public Catalogue now() {
        return current;
    }

    /** Makes the next catalogue the one that requests from now on read. */
    public void publish(Catalogue next) {
        current = next;
    }
}
