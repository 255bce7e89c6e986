package se.nhv.provider.terminology;

import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.code.Designation;

/** What kind of name a designation is, as it is told. Pure. */
final class NameUses {
    /** Which supplement brought a name (IG tx-ecosystem has no R4 element for it in expansions). */
    static final String SOURCE = "http://hl7.org/fhir/StructureDefinition/designation-source";

    private static final Coding PREFERRED = new Coding()
            .setSystem("http://terminology.hl7.org/CodeSystem/hl7TermMaintInfra")
            .setCode("preferredForLanguage")
            .setDisplay("Preferred For Language");

    private NameUses() {}

    /** The stated use; a display is the preferred name in its language; null when nothing is stated. */
    static @Nullable Coding of(Designation name) {
        return name.display() ? PREFERRED.copy() : name.use();
    }
}
