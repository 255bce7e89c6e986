package se.nhv.publication.overlay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A permit holder's narrower permit.
 *
 * @param concept code of nhv-omrade
 * @param start FHIR date, as exact as it is known; null when unknown
 * @param granted date of the grant, as exact as it is known; null when not stated
 */
public record SubPermit(
        String concept, @Nullable String start, @Nullable String granted, String evidence, List<Source> sources) {
    public SubPermit {
        sources = Lists.orEmpty(sources);
    }
}
