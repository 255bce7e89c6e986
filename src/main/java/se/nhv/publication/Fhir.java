package se.nhv.publication;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Systems;

/** The turns of phrase that our resources share: codings, extensions, metadata of canonical resources. Pure. */
final class Fhir {
    /** The business version of everything in this edition. */
    static final String VERSION = "1.0.0";

    /** The day of our last change to the content (FHIR: date). */
    static final String DATE = "2026-11-22";

    static final String ICD_VERSION = "2021";
    static final String NUMBER_OF_UNITS = Systems.BASE + "/StructureDefinition/nhv-number-of-units";
    static final String COMBINATION = Systems.BASE + "/StructureDefinition/nhv-combination";
    static final String CARE_LEVEL = Systems.BASE + "/StructureDefinition/nhv-care-level";
    static final String PROCESS_STATUS = Systems.BASE + "/StructureDefinition/nhv-process-status";
    static final String MAPPING_BASIS = Systems.BASE + "/StructureDefinition/nhv-mapping-basis";
    static final String GRANTED = Systems.BASE + "/StructureDefinition/nhv-granted";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    private Fhir() {}

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
    }

    static CodeableConcept concept(String system, String code, String display) {
        return new CodeableConcept()
                .addCoding(new Coding().setSystem(system).setCode(code).setDisplay(display));
    }

    /** The care programme that every service and area of the register belongs to. */
    static CodeableConcept programme() {
        return concept(Systems.PROGRAM, "nhv", "Nationell högspecialiserad vård");
    }

    static Reference reference(String type, String id) {
        return new Reference(type + "/" + id);
    }

    static String canonical(String type, String id) {
        return Systems.BASE + "/" + type + "/" + id;
    }

    static Extension extension(String url, Type value) {
        return new Extension(url).setValue(value);
    }

    /** Says that something in the element is our own reading. */
    static Extension editorial() {
        return extension(MAPPING_BASIS, new CodeType("editorial"));
    }

    /** Puts the English text beside the Swedish one. */
    static void translate(Element text, @Nullable String english) {
        if (english == null) {
            return;
        }
        Extension translation = text.addExtension().setUrl(TRANSLATION);
        translation.addExtension(extension("lang", new CodeType("en")));
        translation.addExtension(extension("content", new StringType(english)));
    }

    /** A period from the date; an unknown one says that it is unknown. */
    static Period from(@Nullable String start) {
        Period period = new Period();
        if (start == null) {
            period.getStartElement().addExtension(extension(ABSENT, new CodeType("unknown")));
        } else {
            period.getStartElement().setValueAsString(start);
        }
        return period;
    }

    /** A period from the first day, as {@link #from}, to the last; without one it goes on until further notice. */
    static Period period(@Nullable String start, @Nullable String end) {
        Period period = from(start);
        if (end != null) {
            period.getEndElement().setValueAsString(end);
        }
        return period;
    }

    /** The rank of the source that states that the thing exists. */
    static void tag(Resource resource, String evidence) {
        resource.getMeta().addTag(new Coding().setSystem(Systems.EVIDENCE).setCode(evidence));
    }

    /** Id, address, version, names, publisher and country: the same for every canonical resource of ours. */
    static <T extends MetadataResource> T describe(T resource, String id, String title, String description) {
        resource.setId(id);
        resource.setLanguage("sv");
        resource.setUrl(canonical(resource.fhirType(), id));
        resource.setVersion(VERSION);
        resource.setName(name(id));
        resource.setTitle(title);
        resource.setStatus(PublicationStatus.ACTIVE);
        resource.setExperimental(false);
        resource.getDateElement().setValueAsString(DATE);
        resource.setPublisher("Oberoende sammanställning (ej Socialstyrelsen)");
        resource.setDescription(description);
        resource.addJurisdiction(concept("urn:iso:std:iso:3166", "SE"));
        return resource;
    }

    /** A name that a program can use: the id's words, each with a capital. */
    private static String name(String id) {
        StringBuilder name = new StringBuilder();
        for (String word : id.split("[-.]")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }
}
