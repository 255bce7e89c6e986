package se.nhv.write.patch;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import ca.uhn.fhir.fhirpath.FhirPathExecutionException;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a FHIRPath leads in a resource's JSON: the path is evaluated on HAPI's model, and each element of the model is known by
 * its place in the tree, since both are walked in the same order.
 */
final class Places {
    private final FhirContext context;
    private final JsonNode document;
    private final Map<IBase, Place> places = new IdentityHashMap<>();

    Places(FhirContext context, JsonNode document) {
        this.context = context;
        this.document = document;
    }

    /**
     * Where an element stands.
     *
     * @param parent the object or array that holds it; the element itself for the root
     * @param name the property that holds it (or holds its array)
     * @param index its place in the array; -1 outside arrays
     * @param parentDefinition of the object that has the property
     * @param definition of the element; null when R4 knows none
     */
    record Place(
            JsonNode parent,
            String name,
            int index,
            BaseRuntimeElementCompositeDefinition<?> parentDefinition,
            @Nullable BaseRuntimeElementDefinition<?> definition) {

        JsonNode node() {
            if (name.isEmpty()) {
                return parent;
            }
            return parent instanceof ArrayNode array ? array.get(index) : parent.get(name);
        }

        ArrayNode list() {
            return (ArrayNode) parent;
        }

        void set(JsonNode value) {
            if (parent instanceof ArrayNode array) {
                array.set(index, value);
            } else if (parent instanceof ObjectNode object && !name.isEmpty()) {
                object.set(name, value);
            }
        }

        void remove() {
            if (parent instanceof ArrayNode array) {
                array.remove(index);
            } else if (parent instanceof ObjectNode object) {
                object.remove(List.of(name, "_" + name));
            }
        }
    }

    /**
     * The places that the path leads to, in order.
     *
     * @throws IllegalArgumentException when it is no FHIRPath, or leads to something that is not in the resource
     */
    List<Place> find(String path) {
        IBaseResource resource = parsed();
        RuntimeResourceDefinition definition = context.getResourceDefinition(resource);
        places.put(resource, new Place(document, "", -1, definition, definition));
        walk(resource, document, definition);
        try {
            return context.newFhirPath().evaluate(resource, path, IBase.class).stream()
                    .map(this::placed)
                    .toList();
        } catch (FhirPathExecutionException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private IBaseResource parsed() {
        try {
            return context.newJsonParser().parseResource(document.toString());
        } catch (DataFormatException spoilt) {
            throw new IllegalArgumentException(spoilt);
        }
    }

    private Place placed(IBase element) {
        Place place = places.get(element);
        if (place == null) {
            throw new IllegalArgumentException("not an element of the resource");
        }
        return place;
    }

    private void walk(IBase value, JsonNode tree, BaseRuntimeElementCompositeDefinition<?> definition) {
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            List<IBase> values = child.getAccessor().getValues(value);
            for (String name : child.getValidChildNames()) {
                JsonNode node = tree.path(name);
                if (node instanceof ArrayNode array) {
                    for (int i = 0; i < Math.min(values.size(), array.size()); i++) {
                        enter(values.get(i), new Place(array, name, i, definition, child.getChildByName(name)));
                    }
                } else if (!node.isMissingNode() && !values.isEmpty()) {
                    enter(values.get(0), new Place(tree, name, -1, definition, child.getChildByName(name)));
                }
            }
        }
    }

    private void enter(@Nullable IBase value, Place place) {
        if (value == null) {
            return;
        }
        places.put(value, place);
        if (place.definition() instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            walk(value, place.node(), composite);
        }
    }
}
