package se.nhv.terminology;

import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap.OtherElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import se.nhv.fhir.Canonical;

/**
 * Another element that the client knows the value of (R4 {@code $translate}, {@code dependency}): a mapping that depends on one
 * holds only with that value (R4 conceptmap, {@code dependsOn}). Immutable.
 *
 * @param element the address of the element, as the map names its property
 * @param codings its value
 */
public record Dependency(String element, List<Coding> codings) {
    public Dependency {
        codings = List.copyOf(codings);
    }

    /** Whether all that a target depends on is given. */
    static boolean hold(List<Dependency> given, TargetElementComponent target) {
        return target.getDependsOn().stream()
                .allMatch(wanted -> given.stream().anyMatch(dependency -> dependency.satisfies(wanted)));
    }

    /** What a target depends on, for a person. */
    static String told(TargetElementComponent target) {
        List<String> all = target.getDependsOn().stream()
                .map(wanted -> wanted.getProperty() + "=" + wanted.getValue())
                .toList();
        return target.getCode() + " (" + String.join(", ", all) + ")";
    }

    private boolean satisfies(OtherElementComponent wanted) {
        return element.equals(wanted.getProperty())
                && codings.stream()
                        .anyMatch(coding -> Objects.equals(coding.getCode(), wanted.getValue())
                                && (!wanted.hasSystem()
                                        || Canonical.parse(wanted.getSystem())
                                                .url()
                                                .equals(coding.getSystem())));
    }
}
