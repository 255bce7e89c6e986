package se.nhv.provider.terminology;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Canonical;
import se.nhv.fhir.Codec;
import se.nhv.fhir.ParserMessage;
import se.nhv.problem.Code;
import se.nhv.problem.Nearest;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;
import se.nhv.terminology.content.AsOf;

/**
 * The parameters of one operation request, whether they came in a query, a form or a Parameters resource. Reading one of the
 * wrong form, or finding one that the operation does not have, is refused with a problem.
 *
 * <p>Long because each FHIR type that a parameter may have is read by a short method of its own.
 */
final class Inputs {
    /** What HAPI itself reads of a query, and what HL7's tests ask every operation to pass over. */
    private static final Set<String> PASSED_OVER =
            Set.of("_format", "_pretty", "_summary", "_elements", "uuid", "diagnostics", "no-cache", "cache-id");

    private final List<ParametersParameterComponent> parameters;
    private final int bytes;
    private final boolean lenient;

    private Inputs(List<ParametersParameterComponent> parameters, int bytes, boolean lenient) {
        this.parameters = parameters;
        this.bytes = bytes;
        this.lenient = lenient;
    }

    /** How large the body was. */
    int bytes() {
        return bytes;
    }

    /** Reads a request; {@code known} are the operation's parameters. */
    static Inputs read(RequestDetails request, Codec codec, Set<String> known) {
        List<ParametersParameterComponent> all = new ArrayList<>();
        request.getParameters().forEach((name, values) -> {
            for (String value : values) {
                all.add(new ParametersParameterComponent().setName(name).setValue(new StringType(value)));
            }
        });
        byte[] body = request.getRequestType() == RequestTypeEnum.POST ? request.loadRequestContents() : new byte[0];
        String type = String.valueOf(request.getHeader("Content-Type"));
        if (body.length > 0 && !type.contains("form-urlencoded")) {
            all.addAll(parse(body, type, codec).getParameter());
        }
        boolean lenient = request.getHeaders("Prefer").stream().anyMatch(value -> value.contains("handling=lenient"));
        if (!lenient) {
            refuseUnknown(all, known);
        }
        return new Inputs(all, body.length, lenient);
    }

    /** The parameters of a Parameters resource inside another, to look into: none is refused. */
    static Inputs of(Parameters inner) {
        return new Inputs(inner.getParameter(), 0, true);
    }

    /** The parameters of a Parameters resource inside this one, read as strictly. */
    Inputs inside(Parameters inner, Set<String> known) {
        if (!lenient) {
            refuseUnknown(inner.getParameter(), known);
        }
        return new Inputs(inner.getParameter(), 0, lenient);
    }

    /** These, and where they say nothing the other's. */
    Inputs or(Inputs other) {
        List<ParametersParameterComponent> all = new ArrayList<>(parameters);
        other.parameters.stream()
                .filter(parameter ->
                        parameters.stream().noneMatch(own -> own.getName().equals(parameter.getName())))
                .forEach(all::add);
        return new Inputs(all, bytes, lenient);
    }

    private static Parameters parse(byte[] body, String type, Codec codec) {
        String text = new String(body, StandardCharsets.UTF_8);
        IBaseResource resource;
        try {
            resource = type.contains("xml")
                    ? codec.context().newXmlParser().parseResource(text)
                    : codec.context().newJsonParser().parseResource(text);
        } catch (DataFormatException broken) {
            throw new ProblemException(Problem.error(Code.INVALID_BODY, null, ParserMessage.of(broken.getMessage())));
        }
        if (!(resource instanceof Parameters)) {
            throw new ProblemException(
                    Problem.error(Code.INVALID_BODY, null, resource.fhirType()).allowing("Parameters"));
        }
        return (Parameters) resource;
    }

    private static void refuseUnknown(List<ParametersParameterComponent> all, Set<String> known) {
        List<Problem> problems = new ArrayList<>();
        for (ParametersParameterComponent parameter : all) {
            String name = String.valueOf(parameter.getName());
            if (!known.contains(name) && !PASSED_OVER.contains(name)) {
                problems.add(Problem.error(Code.UNKNOWN_PARAMETER, name, name)
                        .allowing(String.join(", ", new TreeSet<>(known)))
                        .nearestTo(Nearest.of(name, known)));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    /** Null when it was not given; refused when it was given several times. */
    @Nullable
    String text(String name) {
        List<String> all = texts(name);
        if (all.size() > 1) {
            throw new ProblemException(Problem.error(Code.REPEATED_PARAMETER, name, name));
        }
        return all.isEmpty() ? null : all.get(0);
    }

    /** The first one given of these names; null when none was. */
    @Nullable
    String firstText(String... names) {
        for (String name : names) {
            String text = text(name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw missing(name);
        }
        return text;
    }

    /** Refuses more than one of these, which all name the same thing. */
    void atMostOneOf(String... names) {
        List<String> given =
                Arrays.stream(names).filter(name -> !named(name).isEmpty()).toList();
        if (given.size() > 1) {
            throw new ProblemException(
                    Problem.error(Code.CONFLICTING_PARAMETERS, given.get(1), String.join(", ", names)));
        }
    }

    static ProblemException missing(String name) {
        return new ProblemException(Problem.error(Code.MISSING_PARAMETER, name, name));
    }

    List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        for (ParametersParameterComponent parameter : named(name)) {
            Type value = parameter.getValue();
            if (value == null || !value.isPrimitive()) {
                throw malformed(name, value == null ? "-" : value.fhirType());
            }
            if (value.primitiveValue() != null && !value.primitiveValue().isEmpty()) {
                all.add(value.primitiveValue());
            }
        }
        return all;
    }

    List<Canonical> canonicals(String name) {
        return texts(name).stream().map(Canonical::parse).toList();
    }

    @Nullable
    Boolean bool(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw malformed(name, text, "true, false");
        }
        return Boolean.valueOf(text);
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(bool(name));
    }

    @Nullable
    Integer count(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException broken) {
            // told below
        }
        throw malformed(name, text, "0, 1, 2 …");
    }

    /** The time that is asked about; null when it was not given. */
    @Nullable
    AsOf asOf(String name) {
        String text = text(name);
        return text == null
                ? null
                : AsOf.parse(text)
                        .orElseThrow(
                                () -> malformed(name, text, "2026, 2026-11, 2026-11-22, 2026-11-22T12:00:00+01:00"));
    }

    @Nullable
    Coding coding(String name) {
        Type value = value(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Coding)) {
            throw malformed(name, String.valueOf(value.primitiveValue()), "valueCoding");
        }
        return (Coding) value;
    }

    @Nullable
    CodeableConcept concept(String name) {
        Type value = value(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof CodeableConcept)) {
            throw malformed(name, String.valueOf(value.primitiveValue()), "valueCodeableConcept");
        }
        return (CodeableConcept) value;
    }

    List<Resource> resources(String name) {
        return named(name).stream()
                .filter(ParametersParameterComponent::hasResource)
                .map(ParametersParameterComponent::getResource)
                .toList();
    }

    List<ParametersParameterComponent> named(String name) {
        return parameters.stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .toList();
    }

    /** The value of a part; null when there is none. */
    static @Nullable Type part(ParametersParameterComponent whole, String name) {
        return whole.getPart().stream()
                .filter(part -> name.equals(part.getName()))
                .map(ParametersParameterComponent::getValue)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Type value(String name) {
        List<ParametersParameterComponent> all = named(name);
        if (all.size() > 1) {
            throw new ProblemException(Problem.error(Code.REPEATED_PARAMETER, name, name));
        }
        return all.isEmpty() ? null : all.get(0).getValue();
    }

    static ProblemException malformed(String name, String value) {
        return new ProblemException(Problem.error(Code.MALFORMED_PARAMETER, name, name, value));
    }

    static ProblemException malformed(String name, String value, String allowed) {
        return new ProblemException(
                Problem.error(Code.MALFORMED_PARAMETER, name, name, value).allowing(allowed));
    }
}
