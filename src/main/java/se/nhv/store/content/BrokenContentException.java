package se.nhv.store.content;

import java.util.List;

/** Content that cannot be used; says all that is wrong at once. */
public final class BrokenContentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final List<String> faults;

    BrokenContentException(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
