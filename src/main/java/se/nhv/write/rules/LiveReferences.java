package se.nhv.write.rules;

import ca.uhn.fhir.context.RuntimeChildResourceDefinition;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.fhir.ResourceKey;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.write.Elements;

/** A reference leads to a resource of the register, of a type that may stand there; one to another server is left alone. */
final class LiveReferences implements Rule {
    @Override
    public void check(Case given, Consumer<Problem> problems) {
        for (Elements.Found<Reference> found : given.elements().of(Reference.class)) {
            String reference = found.value().getReference();
            if (reference == null || reference.startsWith("http://") || reference.startsWith("https://")) {
                continue;
            }
            String at = found.path() + ".reference";
            String type = reference.startsWith("#") ? contained(given.after(), reference) : target(given, reference);
            if (type.isEmpty()) {
                problems.accept(Problem.error(Code.DANGLING_REFERENCE, at, reference));
            } else if (!allowed(given, found, type)) {
                problems.accept(Problem.error(Code.WRONG_TARGET, at, reference));
            }
        }
    }

    /** The type of the contained resource; empty when there is none. */
    private static String contained(@org.jspecify.annotations.Nullable Resource holder, String reference) {
        if (!(holder instanceof DomainResource domain)) {
            return "";
        }
        if (reference.equals("#")) {
            return domain.fhirType();
        }
        return domain.getContained().stream()
                .filter(inner -> reference.endsWith(
                        "#" + inner.getIdElement().getIdPart().replaceFirst("^#", "")))
                .map(Resource::fhirType)
                .findFirst()
                .orElse("");
    }

    /** The type of the resource in the register; empty when it is not there. */
    private static String target(Case given, String reference) {
        IdType id = new IdType(reference);
        if (!id.hasResourceType() || id.hasBaseUrl() || !ResourceKey.isId(String.valueOf(id.getIdPart()))) {
            return "";
        }
        ResourceKey key = new ResourceKey(id.getResourceType(), id.getIdPart());
        boolean there = id.hasVersionIdPart()
                ? given.draft().now().versions(key).stream()
                        .anyMatch(entry -> Integer.toString(entry.versionId()).equals(id.getVersionIdPart()))
                : given.draft().find(key).isPresent();
        return there ? key.type() : "";
    }

    private static boolean allowed(Case given, Elements.Found<Reference> found, String type) {
        if (!(found.child() instanceof RuntimeChildResourceDefinition child)) {
            return true;
        }
        List<Class<? extends IBaseResource>> types = child.getResourceTypes();
        Class<?> actual =
                given.draft().codec().context().getResourceDefinition(type).getImplementingClass();
        return types == null
                || types.isEmpty()
                || types.stream().anyMatch(expected -> expected.isAssignableFrom(actual));
    }
}
