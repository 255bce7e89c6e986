package se.nhv.provider.terminology;

import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.Concept;
import se.nhv.terminology.FindMatches;
import se.nhv.terminology.TranslateRequest;
import se.nhv.terminology.Translation;
import se.nhv.terminology.Validation;
import se.nhv.terminology.code.Designation;

/** Answers of the terminology verbs as Parameters. Pure. */
final class AnswerShape {
    private AnswerShape() {}

    static Parameters validation(Validation answer) {
        Parameters shown = new Parameters();
        add(shown, "result", new BooleanType(answer.result()));
        Validation.Subject subject = answer.code();
        if (subject != null) {
            add(shown, "system", subject.system() == null ? null : new UriType(subject.system()));
            add(shown, "code", new CodeType(subject.code()));
            add(shown, "version", text(subject.version()));
            add(shown, "display", text(subject.display()));
        }
        if (answer.normalizedCode() != null) {
            add(shown, "normalized-code", new CodeType(answer.normalizedCode()));
        }
        if (answer.inactive()) {
            add(shown, "inactive", new BooleanType(true));
        }
        add(shown, "status", answer.status() == null ? null : new CodeType(answer.status()));
        add(shown, "message", text(answer.message()));
        add(shown, "codeableConcept", answer.concept());
        answer.unknownSystems().forEach(system -> add(shown, "x-unknown-system", new CanonicalType(system)));
        answer.causedBy().forEach(system -> add(shown, "x-caused-by-unknown-system", new CanonicalType(system)));
        if (!answer.issues().isEmpty()) {
            shown.addParameter().setName("issues").setResource(IssueShape.outcome(answer.issues()));
        }
        return shown;
    }

    static Parameters concept(Concept answer) {
        Parameters shown = new Parameters();
        add(shown, "name", text(answer.name() == null ? answer.system() : answer.name()));
        add(shown, "system", new UriType(answer.system()));
        add(shown, "version", text(answer.version()));
        add(shown, "code", new CodeType(answer.code()));
        add(shown, "display", text(answer.display()));
        add(shown, "definition", text(answer.definition()));
        add(shown, "abstract", new BooleanType(answer.isAbstract()));
        answer.designations().forEach(name -> designation(shown, name));
        for (Concept.Property property : answer.properties()) {
            ParametersParameterComponent component = shown.addParameter().setName("property");
            part(component, "code", new CodeType(property.code()));
            part(component, "value", property.value());
            part(component, "description", text(property.description()));
        }
        answer.supplements().forEach(supplement -> add(shown, "used-supplement", new CanonicalType(supplement)));
        return shown;
    }

    private static void designation(Parameters shown, Designation name) {
        ParametersParameterComponent component = shown.addParameter().setName("designation");
        part(component, "language", name.language() == null ? null : new CodeType(name.language()));
        part(component, "use", NameUses.of(name));
        part(component, "value", new StringType(name.value()));
        part(component, "source", name.source() == null ? null : new CanonicalType(name.source()));
    }

    static Parameters translation(Translation answer, TranslateRequest.Form form) {
        Parameters shown = new Parameters();
        add(shown, "result", new BooleanType(answer.result()));
        add(shown, "message", text(answer.message()));
        for (Translation.Match match : answer.matches()) {
            ParametersParameterComponent component = shown.addParameter().setName("match");
            ConceptMapEquivalence equivalence = form == TranslateRequest.Form.R4 ? match.equivalence() : match.stated();
            if (form == TranslateRequest.Form.R5) {
                part(component, "relationship", new CodeType(Relationships.of(equivalence)));
            }
            part(component, "equivalence", new CodeType(equivalence.toCode()));
            part(component, "concept", form == TranslateRequest.Form.R4 ? match.concept() : match.target());
            part(component, "comment", text(match.comment()));
            match.products().forEach(product -> product(component, product));
            if (form == TranslateRequest.Form.R4) {
                part(component, "source", new UriType(match.map()));
            } else {
                part(component, "source", match.source());
                String version = match.mapVersion() == null ? "" : "|" + match.mapVersion();
                part(component, "originMap", new CanonicalType(match.map() + version));
            }
        }
        return shown;
    }

    private static void product(ParametersParameterComponent match, Translation.Product product) {
        ParametersParameterComponent part = match.addPart().setName("product");
        part(part, "element", new UriType(product.property()));
        part(part, "concept", product.value());
    }

    static Parameters matches(List<FindMatches.Match> answer) {
        Parameters shown = new Parameters();
        for (FindMatches.Match match : answer) {
            ParametersParameterComponent component = shown.addParameter().setName("match");
            part(
                    component,
                    "code",
                    new Coding()
                            .setSystem(match.system())
                            .setVersion(match.version())
                            .setCode(match.code())
                            .setDisplay(match.display()));
        }
        return shown;
    }

    static void add(Parameters shown, String name, @Nullable Type value) {
        if (value != null) {
            shown.addParameter().setName(name).setValue(value);
        }
    }

    private static void part(ParametersParameterComponent component, String name, @Nullable Type value) {
        if (value != null) {
            component.addPart().setName(name).setValue(value);
        }
    }

    private static @Nullable StringType text(@Nullable String value) {
        return value == null ? null : new StringType(value);
    }
}
