package se.nhv.write.rules;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.fhir.Canonical;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.write.Draft;
import se.nhv.write.Finder;

/**
 * An identifier of an organisation, a service or an endpoint belongs to one resource, and so does a canonical address with its
 * version. Other resources may share an identifier: one decision's number stands on many permits, and a county's on its parts.
 */
record OwnIdentifiers(Finder finder) implements Rule {
    private static final Set<String> IDENTIFIED =
            Set.of("Organization", "HealthcareService", "Endpoint", "Practitioner");

    @Override
    public void check(Case given, Consumer<Problem> problems) {
        Resource after = given.after();
        if (after == null) {
            return;
        }
        if (IDENTIFIED.contains(after.fhirType())) {
            List<Identifier> own = identifiers(after);
            for (int i = 0; i < own.size(); i++) {
                identifier(own.get(i), given.at("identifier[" + i + "]"), given, problems);
            }
        }
        if (after instanceof MetadataResource artifact && artifact.hasUrl()) {
            canonical(artifact, given, problems);
        }
    }

    private void identifier(Identifier own, String path, Case given, Consumer<Problem> problems) {
        if (!own.hasSystem() || !own.hasValue()) {
            return;
        }
        for (Resource other : bearers(own, given)) {
            boolean same = !isSelf(given, other)
                    && identifiers(other).stream()
                            .anyMatch(theirs -> own.getSystem().equals(theirs.getSystem())
                                    && own.getValue().equals(theirs.getValue()));
            if (same) {
                problems.accept(duplicate(path, own.getSystem() + "|" + own.getValue(), other));
            }
        }
    }

    /** Who may bear the identifier after the write: those who do now, as they will be, and all that the write changes. */
    private List<Resource> bearers(Identifier own, Case given) {
        String type = given.change().key().type();
        Draft draft = given.draft();
        Stream<ResourceKey> stored = finder.identified(draft.now(), type, own.getSystem(), own.getValue()).stream();
        Stream<ResourceKey> written = draft.changes().stream().map(Draft.Change::key);
        return Stream.concat(stored, written)
                .filter(key -> key.type().equals(type))
                .distinct()
                .flatMap(key -> draft.find(key).stream())
                .toList();
    }

    private static void canonical(MetadataResource artifact, Case given, Consumer<Problem> problems) {
        String own = new Canonical(artifact.getUrl(), artifact.getVersion()).toString();
        for (Resource other : given.draft().all(artifact.fhirType())) {
            MetadataResource theirs = (MetadataResource) other;
            boolean same = !isSelf(given, other)
                    && theirs.hasUrl()
                    && own.equals(new Canonical(theirs.getUrl(), theirs.getVersion()).toString());
            if (same) {
                problems.accept(duplicate(given.at("url"), own, other));
            }
        }
    }

    private static Problem duplicate(String path, String identifier, Resource other) {
        String owner = other.fhirType() + "/" + other.getIdElement().getIdPart();
        return Problem.error(Code.DUPLICATE_IDENTIFIER, path, identifier, owner);
    }

    private static boolean isSelf(Case given, Resource other) {
        return given.change().key().id().equals(other.getIdElement().getIdPart());
    }

    private static List<Identifier> identifiers(Resource resource) {
        return resource.getNamedProperty("identifier").getValues().stream()
                .map(Base.class::cast)
                .filter(Identifier.class::isInstance)
                .map(Identifier.class::cast)
                .toList();
    }
}
