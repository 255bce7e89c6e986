package se.nhv.provider.referral;

import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import se.nhv.directory.RoutingId;

/** Puts what a referral is routed by on a reference (FHIR R4, Reference.identifier). */
final class Routing {
    private Routing() {}

    /** The reference, with the id where an operator has loaded one. */
    static Reference on(Reference reference, @Nullable RoutingId id) {
        return id == null
                ? reference
                : reference.setIdentifier(
                        new Identifier().setSystem(id.system()).setValue(id.value()));
    }
}
