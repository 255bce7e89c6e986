package se.nhv.search.value;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import se.nhv.text.Words;

/** Texts: a name and an address are found by each of their parts (3.1.1.4.9), a whole resource by each of its words. */
final class Strings {
    private Strings() {}

    static void add(Base found, Set<Value> into) {
        if (found instanceof HumanName name) {
            addAll(Stream.of(List.of(name.getFamilyElement(), name.getTextElement())), into);
            addAll(Stream.of(name.getGiven(), name.getPrefix(), name.getSuffix()), into);
        } else if (found instanceof Address address) {
            addAll(Stream.of(address.getLine()), into);
            addAll(
                    Stream.of(List.of(
                            address.getCityElement(),
                            address.getDistrictElement(),
                            address.getStateElement(),
                            address.getPostalCodeElement(),
                            address.getCountryElement(),
                            address.getTextElement())),
                    into);
        } else if (found.isPrimitive() && found.primitiveValue() != null) {
            into.add(TextValue.of(found.primitiveValue()));
        }
    }

    private static void addAll(Stream<List<StringType>> texts, Set<Value> into) {
        texts.flatMap(List::stream)
                .filter(StringType::hasValue)
                .forEach(text -> into.add(TextValue.of(text.getValue())));
    }

    static void addWordsOfNarrative(Base found, Set<Value> into) {
        if (found instanceof Narrative narrative && narrative.hasDiv()) {
            addWords(narrative.getDiv(), into);
        }
    }

    /** Each text of its own: two paragraphs that follow each other do not make one word. */
    private static void addWords(XhtmlNode node, Set<Value> into) {
        if (node.getNodeType() == NodeType.Text && node.getContent() != null) {
            addWords(node.getContent(), into);
        }
        node.getChildNodes().forEach(child -> addWords(child, into));
    }

    /** Every word of every text below the element; addresses are no texts. */
    static void addAllWords(Base found, Set<Value> into) {
        if (found instanceof Narrative) {
            addWordsOfNarrative(found, into);
        } else if (found instanceof PrimitiveType<?> primitive) {
            if (primitive.hasValue() && !(primitive instanceof UriType)) {
                addWords(primitive.getValueAsString(), into);
            }
        } else {
            if (found instanceof DomainResource resource) {
                addOfEveryResource(resource, into);
            }
            for (Property property : found.children()) {
                property.getValues().forEach(value -> addAllWords(value, into));
            }
        }
    }

    /** What HAPI leaves out of the children of a resource with a canonical address; what it lists twice counts once. */
    private static void addOfEveryResource(DomainResource resource, Set<Value> into) {
        addWordsOfNarrative(resource.getText(), into);
        addAllWords(resource.getLanguageElement(), into);
        addAllWords(resource.getMeta(), into);
        resource.getContained().forEach(contained -> addAllWords(contained, into));
        resource.getExtension().forEach(extension -> addAllWords(extension, into));
    }

    private static void addWords(String text, Set<Value> into) {
        Words.of(text).forEach(word -> into.add(new WordValue(word)));
    }
}
