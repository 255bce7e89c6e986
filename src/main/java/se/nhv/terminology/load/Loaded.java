package se.nhv.terminology.load;

import java.util.List;
import se.nhv.terminology.code.CompiledSystem;

/**
 * What a loader has made of files. Immutable.
 *
 * @param broken rows that were left out: when there are any, a caller that wants all or nothing keeps nothing
 */
public record Loaded(CompiledSystem system, List<Broken> broken) {

    /** A row that could not be read. */
    public record Broken(String file, int line, String reason) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + reason;
        }
    }
}
