package se.nhv.terminology.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Location.LocationMode;
import org.hl7.fhir.r4.model.Location.LocationStatus;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import se.nhv.terminology.content.Content;

/**
 * The code systems that FHIR R4 itself defines and binds its elements to with strength required, as far as the register's types
 * use them, each with its value set of all codes. Made from HAPI's model, so that no list is written twice. Pure.
 */
public final class FhirCodes {
    /** As FHIR 4.0.1 dates its code systems. */
    private static final String DATE = "2019-11-01";

    private static final String SETS = "http://hl7.org/fhir/ValueSet/";

    private FhirCodes() {}

    public static Content content() {
        List<Resource> all = new ArrayList<>();
        add(
                AdministrativeGender.values(),
                AdministrativeGender.NULL,
                AdministrativeGender::getSystem,
                all,
                value -> new Texts(value.toCode(), value.getDisplay(), value.getDefinition()));
        add(
                PublicationStatus.values(),
                PublicationStatus.NULL,
                PublicationStatus::getSystem,
                all,
                value -> new Texts(value.toCode(), value.getDisplay(), value.getDefinition()));
        add(
                ConceptMapEquivalence.values(),
                ConceptMapEquivalence.NULL,
                ConceptMapEquivalence::getSystem,
                all,
                value -> new Texts(value.toCode(), value.getDisplay(), value.getDefinition()));
        add(
                NameUse.values(),
                NameUse.NULL,
                NameUse::getSystem,
                all,
                value -> new Texts(value.toCode(), value.getDisplay(), value.getDefinition()));
        add(
                IdentifierUse.values(),
                IdentifierUse.NULL,
                IdentifierUse::getSystem,
                all,
                value -> new Texts(value.toCode(), value.getDisplay(), value.getDefinition()));
        add(
                ContactPointSystem.values(),
                ContactPointSystem.NULL,
                ContactPointSystem::getSystem,
                all,
                value -> new Texts(value.toCode(), value.getDisplay(), value.getDefinition()));
        add(
                ContactPointUse.values(),
                ContactPointUse.NULL,
                ContactPointUse::getSystem,
                all,
                value -> new Texts(value.toCode(), value.getDisplay(), value.getDefinition()));
        add(
                LocationStatus.values(),
                LocationStatus.NULL,
                LocationStatus::getSystem,
                all,
                value -> new Texts(value.toCode(), value.getDisplay(), value.getDefinition()));
        add(
                LocationMode.values(),
                LocationMode.NULL,
                LocationMode::getSystem,
                all,
                value -> new Texts(value.toCode(), value.getDisplay(), value.getDefinition()));
        add(
                IssueSeverity.values(),
                IssueSeverity.NULL,
                IssueSeverity::getSystem,
                all,
                value -> new Texts(value.toCode(), value.getDisplay(), value.getDefinition()));
        return Content.EMPTY.with(all);
    }

    private record Texts(String code, String display, String definition) {}

    private static <E> void add(
            E[] values, E none, Function<E, String> url, List<Resource> all, Function<E, Texts> texts) {
        String version = FHIRVersion._4_0_1.toCode();
        CodeSystem system = new CodeSystem();
        system.setUrl(url.apply(values[0]))
                .setVersion(version)
                .setStatus(PublicationStatus.ACTIVE)
                .setContent(CodeSystemContentMode.COMPLETE)
                .setCaseSensitive(true)
                .setLanguage("en");
        system.setDateElement(new DateTimeType(DATE));
        String name = system.getUrl().substring(system.getUrl().lastIndexOf('/') + 1);
        system.setName(values[0].getClass().getSimpleName()).setId(name);
        Arrays.stream(values)
                .filter(value -> value != none)
                .map(texts)
                .forEach(text -> system.addConcept()
                        .setCode(text.code())
                        .setDisplay(text.display())
                        .setDefinition(text.definition()));
        ValueSet set = new ValueSet();
        set.setUrl(SETS + name)
                .setVersion(version)
                .setName(system.getName())
                .setStatus(PublicationStatus.ACTIVE)
                .setId(name);
        set.setDateElement(new DateTimeType(DATE));
        set.getCompose().addInclude().setSystem(system.getUrl());
        all.add(system);
        all.add(set);
    }
}
