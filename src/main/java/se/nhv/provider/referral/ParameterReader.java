package se.nhv.provider.referral;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.PartialDate;
import se.nhv.problem.Code;
import se.nhv.problem.Nearest;
import se.nhv.problem.Problem;
import se.nhv.referral.Token;

/**
 * Reads the parameters of one request by name, and collects all that is wrong with them instead of stopping at the first fault:
 * a value that cannot be read is null, or missing from its list, and a fault. One short method for each form of value, which
 * makes the file long. One use, one thread.
 */
final class ParameterReader {
    /** What FHIR lets a client add to every request, and HAPI's encoder or the edge acts on. */
    private static final Set<String> CONTROL = Set.of("_format", "_pretty", "_summary", "_elements");

    /** Their values are never quoted, not even to the one who sent them: a refusal ends up in logs of clients. */
    private static final Set<String> ABOUT_THE_PATIENT = Set.of("birthDate", "age", "homeCounty", "subject");

    private final List<Given> given;
    private final List<Problem> faults;
    private final Set<String> known = new TreeSet<>();

    ParameterReader(OperationInput input) {
        this.given = input.given();
        this.faults = new ArrayList<>(input.faults());
    }

    /** All that was found to be wrong so far. */
    List<Problem> faults() {
        return List.copyOf(faults);
    }

    void fault(Problem problem) {
        faults.add(problem);
    }

    /** To be called last: refuses every parameter that nobody has read. */
    void refuseTheRest() {
        for (Given parameter : given) {
            boolean control = parameter.inAddress() && CONTROL.contains(parameter.name());
            if (!control && !known.contains(parameter.name())) {
                String name = parameter.name().isEmpty() ? "-" : parameter.name();
                faults.add(Problem.error(Code.UNKNOWN_PARAMETER, name, name)
                        .allowing(String.join(", ", known))
                        .nearestTo(Nearest.of(parameter.name(), known)));
            }
        }
    }

    /** Coded values, in any of the forms that FHIR has for them. */
    List<Token> tokens(String name, boolean codeAllowed) {
        List<Token> tokens = new ArrayList<>();
        for (Given parameter : all(name)) {
            List<Token> read = tokens(parameter, codeAllowed);
            if (read.isEmpty()) {
                malformed(
                        parameter,
                        "system|code, code, valueCoding, valueCodeableConcept" + (codeAllowed ? ", valueCode" : ""));
            }
            tokens.addAll(read);
        }
        return tokens;
    }

    /** A full date. */
    @Nullable
    LocalDate day(String name) {
        return one(
                name,
                "YYYY-MM-DD",
                text -> PartialDate.parse(text)
                        .filter(PartialDate::isDay)
                        .map(PartialDate::first)
                        .orElse(null));
    }

    /** A date of which the day, or the month and the day, may be unknown. */
    @Nullable
    PartialDate partialDate(String name) {
        return one(
                name,
                "YYYY, YYYY-MM, YYYY-MM-DD",
                text -> PartialDate.parse(text).orElse(null));
    }

    @Nullable
    Integer number(String name, int least, int most) {
        return one(name, least + "-" + most, text -> {
            boolean digits = text.matches("[0-9]{1,9}");
            Integer value = digits ? Integer.valueOf(text) : null;
            return value != null && value >= least && value <= most ? value : null;
        });
    }

    @Nullable
    Boolean truth(String name) {
        return one(
                name,
                "true, false",
                text -> text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : null);
    }

    @Nullable
    Instant instant(String name) {
        return one(name, "YYYY-MM-DDThh:mm:ss+zz:zz", text -> {
            try {
                // a plus sign in an address is a blank when decoded
                return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            } catch (DateTimeException noInstant) {
                return null;
            }
        });
    }

    /** A reference, as text or as a Reference. */
    @Nullable
    String reference(String name) {
        Given parameter = single(name);
        if (parameter == null) {
            return null;
        }
        String text = parameter.text();
        if (parameter.value() instanceof Reference reference) {
            text = reference.getReference();
        } else if (parameter.value() != null) {
            text = parameter.value().primitiveValue();
        }
        if (text == null || text.isBlank()) {
            malformed(parameter, "Patient/id");
            return null;
        }
        return text;
    }

    /** Answers of a questionnaire, which only a body can hold. */
    List<QuestionnaireResponse> responses(String name) {
        List<QuestionnaireResponse> responses = new ArrayList<>();
        for (Given parameter : all(name)) {
            if (parameter.inAddress()) {
                faults.add(Problem.error(Code.NOT_IN_GET, name, name).allowing("POST, Parameters.parameter.resource"));
            } else if (parameter.resource() instanceof QuestionnaireResponse response) {
                responses.add(response);
            } else {
                malformed(parameter, "resource: QuestionnaireResponse");
            }
        }
        return responses;
    }

    /** Whether {@code _include=*} is asked for; no other include means anything here. */
    boolean includeAll() {
        List<Given> includes = all("_include").stream()
                .filter(parameter -> parameter.inAddress() || reject(parameter))
                .toList();
        for (Given include : includes) {
            if (!"*".equals(include.text())) {
                malformed(include, "*");
            }
        }
        return !includes.isEmpty();
    }

    private boolean reject(Given parameter) {
        malformed(parameter, "?_include=*");
        return false;
    }

    /** The parameter that may stand once; null when it is not there, or there more than once. */
    @Nullable
    Given single(String name) {
        List<Given> all = all(name);
        if (all.size() > 1) {
            faults.add(Problem.error(Code.REPEATED_PARAMETER, name, name));
        }
        return all.size() == 1 ? all.get(0) : null;
    }

    boolean has(String name) {
        return given.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    void malformed(Given parameter, String form) {
        String shown = ABOUT_THE_PATIENT.contains(parameter.name()) ? "…" : parameter.shown();
        faults.add(Problem.error(Code.MALFORMED_PARAMETER, parameter.name(), parameter.name(), shown)
                .allowing(form));
    }

    private <T> @Nullable T one(String name, String form, Function<String, @Nullable T> read) {
        Given parameter = single(name);
        if (parameter == null) {
            return null;
        }
        String text = parameter.text();
        if (text == null && parameter.value() != null) {
            text = parameter.value().primitiveValue();
        }
        T value = text == null ? null : read.apply(text);
        if (value == null) {
            malformed(parameter, form);
        }
        return value;
    }

    private List<Given> all(String name) {
        known.add(name);
        return given.stream().filter(parameter -> parameter.name().equals(name)).toList();
    }

    private static List<Token> tokens(Given parameter, boolean codeAllowed) {
        Type value = parameter.value();
        if (parameter.text() != null) {
            return token(parameter.text());
        }
        if (value instanceof CodeableConcept concept) {
            return codings(concept.getCoding());
        }
        if (value instanceof Coding coding) {
            return codings(List.of(coding));
        }
        boolean text = value instanceof StringType && !(value instanceof CodeType) && !(value instanceof UriType);
        String primitive = value == null ? null : value.primitiveValue();
        boolean readable = text || (codeAllowed && value instanceof CodeType);
        return readable && primitive != null ? token(primitive) : List.of();
    }

    private static List<Token> token(String text) {
        int bar = text.indexOf('|');
        String system = bar < 0 ? "" : text.substring(0, bar).strip();
        String code = text.substring(bar + 1).strip();
        return code.isEmpty() ? List.of() : List.of(new Token(system.isEmpty() ? null : system, code));
    }

    private static List<Token> codings(Collection<Coding> codings) {
        return codings.stream()
                .filter(coding -> coding.hasCode() && !coding.getCode().isBlank())
                .map(coding -> new Token(
                        coding.hasSystem() ? coding.getSystem() : null,
                        coding.getCode().strip()))
                .toList();
    }
}
