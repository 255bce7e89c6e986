package se.nhv.store;

import java.time.Instant;

/**
 * The edition of the content that the program brings.
 *
 * @param id its name, without {@code @}
 * @param instant when it was published, fixed with it: the same on every node and after every restart
 */
public record BaseEdition(String id, Instant instant) {

    public BaseEdition {
        if (id.isEmpty() || id.indexOf('@') >= 0) {
            throw new IllegalArgumentException("not the id of an edition: '" + id + "'");
        }
    }

    /** Reads what {@link #toString} wrote. */
    public static BaseEdition parse(String text) {
        int at = text.indexOf('@');
        return new BaseEdition(text.substring(0, at), Instant.parse(text.substring(at + 1)));
    }

    @Override
    public String toString() {
        return id + "@" + instant;
    }
}
