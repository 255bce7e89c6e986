package se.nhv.provider.referral;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.directory.County;
import se.nhv.directory.Directory;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;

/**
 * The input of {@code $apply} in the form of {@code $nhv-destinations}: what {@code data} and {@code parameters} hold becomes
 * parameters of the same names, and what {@code parameters} says goes before what can be read out of {@code data}. Nothing of it is
 * stored. One use, one thread.
 */
final class PatientData {
    private static final Set<String> UNTRUE = Set.of("refuted", "entered-in-error");
    private static final Set<String> OVER = Set.of("inactive", "remission", "resolved");

    private final Catalogue catalogue;
    private final Map<String, List<Given>> given = new LinkedHashMap<>();
    private final List<Problem> faults;

    private PatientData(Catalogue catalogue, List<Problem> faults) {
        this.catalogue = catalogue;
        this.faults = new ArrayList<>(faults);
    }

    /** The input with {@code data} and {@code parameters} unfolded, and the area that the plan is for. */
    static OperationInput unfold(Catalogue catalogue, OperationInput input, String area) {
        PatientData data = new PatientData(catalogue, input.faults());
        data.add(new Given("area", area, null, null));
        List<Resource> bundles = new ArrayList<>();
        for (Given parameter : input.given()) {
            if (parameter.name().equals("data") && parameter.resource() != null) {
                bundles.add(parameter.resource());
            } else if (parameter.name().equals("parameters") && parameter.resource() instanceof Parameters inner) {
                inner.getParameter().forEach(one -> data.add(given(one)));
            } else if (parameter.name().equals("data") || parameter.name().equals("parameters")) {
                data.faults.add(Problem.error(
                                Code.MALFORMED_PARAMETER, parameter.name(), parameter.name(), parameter.shown())
                        .allowing(parameter.name().equals("data") ? "resource: Bundle" : "resource: Parameters"));
            } else {
                data.add(parameter);
            }
        }
        bundles.forEach(data::read);
        List<Given> all = data.given.values().stream().flatMap(List::stream).toList();
        return new OperationInput(all, List.copyOf(data.faults));
    }

    private static Given given(ParametersParameterComponent one) {
        return new Given(one.hasName() ? one.getName() : "", null, one.getValue(), one.getResource());
    }

    private void add(Given one) {
        given.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one);
    }

    private void read(Resource resource) {
        if (resource instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .map(BundleEntryComponent::getResource)
                    .filter(inside -> inside != null)
                    .forEach(this::read);
        } else if (resource instanceof Patient patient) {
            read(patient);
        } else if (resource instanceof QuestionnaireResponse response) {
            add(new Given("answers", null, null, response));
        } else if (resource instanceof Condition condition) {
            read(condition);
        }
    }

    private void read(Patient patient) {
        boolean said = given.containsKey("age") || given.containsKey("birthDate");
        if (patient.hasBirthDateElement() && patient.getBirthDateElement().hasValue() && !said) {
            add(new Given("birthDate", patient.getBirthDateElement().getValueAsString(), null, null));
        }
        String county = county(patient);
        if (county != null && !given.containsKey("homeCounty")) {
            add(new Given("homeCounty", county, null, null));
        }
    }

    private @Nullable String county(Patient patient) {
        for (Address address : patient.getAddress()) {
            for (String place : new String[] {address.getState(), address.getDistrict()}) {
                County county = place == null
                        ? null
                        : catalogue.get(Directory.KEY).geography().countyNamed(place);
                if (county != null) {
                    return county.code();
                }
            }
        }
        return null;
    }

    /** The codes that the register's maps know; what a condition says in other systems says nothing about an area. */
    private void read(Condition condition) {
        boolean holds = condition.getVerificationStatus().getCoding().stream()
                        .noneMatch(coding -> UNTRUE.contains(coding.getCode()))
                && condition.getClinicalStatus().getCoding().stream()
                        .noneMatch(coding -> OVER.contains(coding.getCode()));
        for (Coding coding : condition.getCode().getCoding()) {
            if (holds && coding.hasSystem() && coding.hasCode()) {
                add(new Given("diagnosis", coding.getSystem() + "|" + coding.getCode(), null, null));
            }
        }
    }
}
