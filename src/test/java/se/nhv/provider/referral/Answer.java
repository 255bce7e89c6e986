package se.nhv.provider.referral;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** A Parameters answer as a reader sees it: parts by name, in order. */
record Answer(Parameters parameters) {

    /** Several values of one part. */
    record Part(ParametersParameterComponent component) {
        List<String> all(String name) {
            return component.getPart().stream()
                    .filter(part -> part.getName().equals(name))
                    .map(part -> text(part.getValue()))
                    .toList();
        }

        /** The one value; empty text when there is none. */
        String the(String name) {
            return String.join(" ", all(name));
        }

        Reference reference(String name) {
            return component.getPart().stream()
                    .filter(part -> part.getName().equals(name))
                    .map(part -> (Reference) part.getValue())
                    .findFirst()
                    .orElseThrow();
        }

        List<String> names() {
            return component.getPart().stream()
                    .map(ParametersParameterComponent::getName)
                    .distinct()
                    .toList();
        }
    }

    List<Part> parts(String name) {
        return parameters.getParameter().stream()
                .filter(parameter -> parameter.getName().equals(name))
                .map(Part::new)
                .toList();
    }

    List<Part> areas() {
        return parts("area");
    }

    List<Part> destinations() {
        return parts("destination");
    }

    List<String> names() {
        return parameters.getParameter().stream()
                .map(ParametersParameterComponent::getName)
                .distinct()
                .toList();
    }

    /** The issues beside the answer, each as {@code severity code expression}; none when there is no outcome. */
    List<String> issues() {
        return parameters.getParameter().stream()
                .filter(parameter -> parameter.getName().equals("outcome"))
                .map(parameter -> (OperationOutcome) parameter.getResource())
                .flatMap(outcome -> outcome.getIssue().stream())
                .map(issue -> issue.getSeverity().toCode() + " "
                        + issue.getDetails().getCodingFirstRep().getCode())
                .toList();
    }

    private static String text(Type value) {
        if (value instanceof Coding coding) {
            return coding.getCode();
        }
        if (value instanceof Reference reference) {
            return reference.getReferenceElement().getIdPart();
        }
        return value.primitiveValue();
    }
}
