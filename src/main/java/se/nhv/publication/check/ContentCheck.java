package se.nhv.publication.check;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.publication.check.Finding.Severity;

/**
 * Looks through the whole content. Pure; not thread-safe, one use.
 */
public final class ContentCheck {
    private final Collection<Resource> resources;
    private final LocalDate today;
    private final int months;
    private final Map<String, Resource> byName = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param today the day that ages are counted to
     * @param months how old a source may be before somebody should look at it again
     */
    public ContentCheck(Collection<Resource> resources, LocalDate today, int months) {
        this.resources = resources;
        this.today = today;
        this.months = months;
        resources.forEach(one -> byName.put(name(one), one));
    }

    /** Everything found, errors first. */
    public List<Finding> findings() {
        for (Resource resource : resources) {
            references(resource, resource, resource.fhirType());
            if (resource instanceof PlanDefinition plan) {
                area(plan);
            } else if (resource instanceof DocumentReference document) {
                age(document);
            }
        }
        findings.addAll(new LinkCheck(resources).findings());
        findings.addAll(new PermitCheck(byName, today).findings());
        findings.addAll(new TranslationCheck().findings(resources));
        return Findings.inOrder(findings);
    }

    private static String name(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    private void add(Severity severity, String code, String where, String words) {
        findings.add(new Finding(severity, code, where, words));
    }

    /** Every reference of our own leads to something. */
    private void references(Resource owner, Base element, String path) {
        for (Property property : element.children()) {
            for (Base value : property.getValues()) {
                String below = path + "." + property.getName();
                if (value instanceof Reference reference) {
                    reference(owner, reference, below);
                }
                references(owner, value, below);
            }
        }
    }

    private void reference(Resource owner, Reference reference, String path) {
        String target = reference.getReference();
        if (target == null || target.contains(":") || target.startsWith("#")) {
            return;
        }
        String unversioned = target.replaceFirst("/_history/.*$", "");
        if (!byName.containsKey(unversioned)) {
            add(
                    Severity.ERROR,
                    "dangling-reference",
                    name(owner) + " " + path,
                    "pekar på " + target + " som inte finns");
        }
    }

    private void area(PlanDefinition plan) {
        boolean codes = plan.getRelatedArtifact().stream()
                .anyMatch(artifact ->
                        artifact.hasResource() && artifact.getResource().contains("/ValueSet/"));
        if (plan.getStatus() == PublicationStatus.ACTIVE && !codes) {
            add(Severity.WARNING, "area-without-codes", name(plan), "området har inga utlösande koder");
        }
        if (!plan.hasRelatedArtifact()) {
            add(Severity.ERROR, "area-without-source", name(plan), "området anger ingen källa");
        }
    }

    private void age(DocumentReference document) {
        if (document.getDate() == null) {
            add(Severity.WARNING, "source-without-date", name(document), "hämtningsdagen är inte angiven");
            return;
        }
        LocalDate retrieved =
                document.getDate().toInstant().atZone(ZoneOffset.UTC).toLocalDate();
        if (retrieved.plusMonths(months).isBefore(today)) {
            add(
                    Severity.WARNING,
                    "old-source",
                    name(document),
                    "hämtades " + retrieved + ", för mer än " + months + " månader sedan");
        }
    }
}
