package se.nhv.referral;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.NamingSystem;
import org.hl7.fhir.r4.model.NamingSystem.NamingSystemIdentifierType;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.Systems;

/** The addresses under which code systems are known: each NamingSystem of the catalogue is a group of aliases. Immutable. */
final class CodeSystems {
    /** The systems of care that a question may speak in; only the first is mapped to areas. */
    static final List<String> OF_CARE = List.of(Systems.ICD_10_SE, Systems.KVA, Systems.SNOMED_CT, Systems.ICD_10_WHO);

    private static final List<String> NORMALISED =
            List.of(Systems.ICD_10_SE, Systems.KVA, Systems.SNOMED_CT, Systems.COUNTY, Systems.AREA);

    private final Map<String, String> preferred = new HashMap<>();

    CodeSystems(Catalogue catalogue) {
        for (Entry entry : catalogue.all("NamingSystem")) {
            List<String> names = entry.resource(NamingSystem.class).getUniqueId().stream()
                    .map(id -> id.getType() == NamingSystemIdentifierType.OID ? oid(id.getValue()) : id.getValue())
                    .toList();
            NORMALISED.stream()
                    .filter(names::contains)
                    .findFirst()
                    .ifPresent(own -> names.forEach(name -> preferred.putIfAbsent(name, own)));
        }
        // WHO's ICD-10 is another classification than the Swedish one, whatever a NamingSystem may say
        preferred.remove(Systems.ICD_10_WHO);
    }

    /** The address that the register uses for a system; the given one when it knows no other. */
    String normalise(String system) {
        return preferred.getOrDefault(system, system);
    }

    private static String oid(String value) {
        return value.startsWith("urn:oid:") ? value : "urn:oid:" + value;
    }
}
