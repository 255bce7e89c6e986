package se.nhv.search;

import ca.uhn.fhir.parser.IParser;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.Codec;
import se.nhv.search.query.Shape;

/**
 * Cuts a resource down to what {@code _summary} or {@code _elements} asks for (FHIR R4, 3.1.1.5.8 and 9). What is cut is
 * tagged SUBSETTED; mandatory elements always stay. Stateless.
 */
final class Subset {
    private final Codec codec;

    Subset(Codec codec) {
        this.codec = codec;
    }

    /** The bytes of a match: its own when nothing is to be cut. */
    byte[] ofMatch(Entry entry, Shape shape) {
        return cut(entry, shape, elements(entry.key().type(), shape, true));
    }

    /** The bytes of what comes along: elements without a type are asked of the matches only. */
    byte[] ofInclude(Entry entry, Shape shape) {
        return cut(entry, shape, elements(entry.key().type(), shape, false));
    }

    /** The bytes of a resource that the entry contains, by its id there. */
    byte[] ofContained(Entry entry, String local, Shape shape) {
        Resource inside = ((DomainResource) entry.parsed())
                .getContained().stream()
                        .filter(each ->
                                local.equals(each.getIdElement().getIdPart().replaceFirst("^#", "")))
                        .findFirst()
                        .orElseThrow()
                        .copy();
        inside.setId(local);
        return cut(inside, shape, elements(inside.fhirType(), shape, true));
    }

    private byte[] cut(Entry entry, Shape shape, Set<String> elements) {
        return elements.isEmpty() && shape.summary() == Shape.Summary.FALSE
                ? entry.json()
                : cut(entry.parsed(), shape, elements);
    }

    private byte[] cut(Resource resource, Shape shape, Set<String> elements) {
        IParser parser = codec.context().newJsonParser();
        switch (shape.summary()) {
            case TRUE -> parser.setSummaryMode(true);
            case TEXT -> parser.setEncodeElements(Set.of("*.text", "*.id", "*.meta", "*.(mandatory)"));
            case DATA -> parser.setSuppressNarratives(true);
            default -> {
                if (!elements.isEmpty()) {
                    parser.setEncodeElements(elements);
                }
            }
        }
        return parser.encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    private static Set<String> elements(String type, Shape shape, boolean match) {
        Set<String> elements = new LinkedHashSet<>();
        for (String element : shape.elements()) {
            if (Character.isUpperCase(element.charAt(0))) {
                if (element.startsWith(type + ".")) {
                    elements.add(element);
                }
            } else if (match) {
                elements.add(type + "." + element);
            }
        }
        if (!elements.isEmpty()) {
            elements.add("*.id");
            elements.add("*.meta");
            elements.add(type + ".(mandatory)");
        }
        return elements;
    }
}
