package se.nhv.publication.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.fhir.Systems;
import se.nhv.publication.check.Finding.Severity;

/** Finds canonical addresses of ours that lead to nothing, and mappings whose criterion is gone. Pure; one use. */
final class LinkCheck {
    private final Collection<Resource> resources;
    private final Set<String> addresses = new HashSet<>();
    private final Set<String> criteria = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    LinkCheck(Collection<Resource> resources) {
        this.resources = resources;
        for (Resource resource : resources) {
            if (resource instanceof MetadataResource canonical && canonical.hasUrl()) {
                addresses.add(canonical.getUrl());
            }
            if (resource instanceof CodeSystem system && Systems.CRITERION.equals(system.getUrl())) {
                collect(system.getConcept());
            }
        }
    }

    List<Finding> findings() {
        for (Resource resource : resources) {
            canonicals(resource, resource, resource.fhirType());
            if (resource instanceof ConceptMap map) {
                mapped(map);
            }
        }
        return findings;
    }

    private void collect(List<ConceptDefinitionComponent> concepts) {
        for (ConceptDefinitionComponent concept : concepts) {
            criteria.add(concept.getCode());
            collect(concept.getConcept());
        }
    }

    private void canonicals(Resource owner, Base element, String path) {
        for (Property property : element.children()) {
            for (Base value : property.getValues()) {
                String below = path + "." + property.getName();
                if (value instanceof CanonicalType canonical) {
                    canonical(owner, canonical, below);
                } else {
                    canonicals(owner, value, below);
                }
            }
        }
    }

    private void canonical(Resource owner, CanonicalType canonical, String path) {
        String address = String.valueOf(canonical.getValue()).replaceFirst("[|#].*$", "");
        if (address.startsWith(Systems.BASE + "/") && !addresses.contains(address)) {
            findings.add(new Finding(
                    Severity.ERROR,
                    "dangling-canonical",
                    name(owner) + " " + path,
                    "pekar på " + address + " som inte finns"));
        }
    }

    /** A code that hangs on a criterion that no area has any more. */
    private void mapped(ConceptMap map) {
        map.getGroup().stream()
                .filter(group -> Systems.CRITERION.equals(group.getSource()))
                .flatMap(group -> group.getElement().stream())
                .filter(element -> !criteria.contains(element.getCode()))
                .forEach(element -> findings.add(new Finding(
                        Severity.ERROR,
                        "overlay-hanging",
                        name(map) + " " + element.getCode(),
                        "koder hänger på ett kriterium som inte finns")));
    }

    private static String name(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
