package se.nhv.publication.overlay;

import java.util.Set;

/**
 * A diagnosis code that touches an area: it stands for itself and everything below it in ICD-10-SE.
 *
 * @param code ICD-10-SE, with its dot
 * @param linkId the criterion that it speaks of
 * @param equivalence FHIR R4 concept-map-equivalence, the code relative to the criterion
 * @param basis {@code stated}, {@code terminological} or {@code editorial}
 * @param comment why it is no more certain than that
 */
public record Trigger(String code, String linkId, String equivalence, String basis, String comment) {
    private static final Set<String> CERTAIN = Set.of("equal", "equivalent", "narrower", "specializes");

    /** Whether the code alone answers its criterion with true. */
    public boolean certain() {
        return CERTAIN.contains(equivalence);
    }
}
