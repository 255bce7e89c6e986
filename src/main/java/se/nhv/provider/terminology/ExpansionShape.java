package se.nhv.provider.terminology;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceDesignationComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import se.nhv.terminology.Expansion;
import se.nhv.terminology.code.Designation;

/**
 * An expansion as a ValueSet. What only R5 has a place for (properties) stands in R5's cross-version extensions. The timestamp is
 * that of the edition: the same question to the same edition gets the same bytes.
 */
final class ExpansionShape {
    private static final String R5 = "http://hl7.org/fhir/5.0/StructureDefinition/extension-";
    private static final String PROPERTY = R5 + "ValueSet.expansion.property";
    private static final String CONTAINS_PROPERTY = R5 + "ValueSet.expansion.contains.property";

    private ExpansionShape() {}

    static ValueSet valueSet(Expansion answer, Instant dataAsOf) {
        ValueSet set = answer.set();
        ValueSet shown = new ValueSet();
        shown.setUrl(set.getUrl())
                .setVersion(set.getVersion())
                .setName(set.getName())
                .setTitle(set.getTitle())
                .setStatus(set.getStatus())
                .setId(set.getIdElement().getIdPart());
        if (set.hasExperimental()) {
            shown.setExperimental(set.getExperimental());
        }
        if (set.hasLanguage()) {
            shown.setLanguage(set.getLanguage());
        }
        if (set.hasDate()) {
            shown.setDateElement(set.getDateElement());
        }
        ValueSetExpansionComponent expansion = new ValueSetExpansionComponent();
        shown.setExpansion(expansion);
        expansion.setTimestamp(Date.from(dataAsOf)).setTotal(answer.total());
        if (answer.offset() != null) {
            expansion.setOffset(answer.offset());
        }
        for (Expansion.Property property : answer.properties()) {
            Extension extension = expansion.addExtension().setUrl(PROPERTY);
            extension.addExtension("code", new CodeType(property.code()));
            if (property.uri() != null) {
                extension.addExtension("uri", new UriType(property.uri()));
            }
        }
        answer.parameters()
                .forEach(parameter ->
                        expansion.addParameter().setName(parameter.name()).setValue(parameter.value()));
        answer.entries().forEach(entry -> add(entry, expansion.addContains()));
        expansion.setIdentifier("urn:uuid:" + identifier(answer, dataAsOf));
        return shown;
    }

    /** From what was asked and of which edition. */
    private static UUID identifier(Expansion answer, Instant dataAsOf) {
        StringBuilder asked = new StringBuilder()
                .append(answer.set().getUrl())
                .append('|')
                .append(answer.set().getVersion())
                .append('|')
                .append(dataAsOf);
        answer.parameters()
                .forEach(parameter -> asked.append('|')
                        .append(parameter.name())
                        .append('=')
                        .append(parameter.value().primitiveValue()));
        return UUID.nameUUIDFromBytes(asked.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void add(Expansion.Node node, ValueSetExpansionContainsComponent contains) {
        contains.setSystem(node.system())
                .setVersion(node.version())
                .setCode(node.code())
                .setDisplay(node.display());
        if (node.isAbstract()) {
            contains.setAbstract(true);
        }
        if (node.isInactive()) {
            contains.setInactive(true);
        }
        node.extensions().forEach(contains::addExtension);
        for (Expansion.PropertyValue property : node.properties()) {
            Extension extension = contains.addExtension().setUrl(CONTAINS_PROPERTY);
            extension.addExtension("code", new CodeType(property.code()));
            extension.addExtension("value", property.value());
        }
        node.names().forEach(name -> add(name, contains.addDesignation()));
        node.children().forEach(child -> add(child, contains.addContains()));
    }

    private static void add(Designation name, ConceptReferenceDesignationComponent designation) {
        designation.setLanguage(name.language()).setUse(NameUses.of(name)).setValue(name.value());
        name.extensions().forEach(designation::addExtension);
        if (name.source() != null) {
            designation.addExtension(NameUses.SOURCE, new StringType(name.source()));
        }
    }
}
