package se.nhv.write;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Every element of a resource with its path, contained resources included.
 *
 * @param list in document order
 */
public record Elements(List<Element> list) {

    /**
     * @param path FHIRPath from the place where the resource stands, with indexes
     * @param child how the definition of its parent describes it
     */
    public record Element(String path, IBase value, BaseRuntimeChildDefinition child) {}

    public Elements {
        list = List.copyOf(list);
    }

    /** The elements of a resource; none for null. */
    static Elements of(FhirContext context, @Nullable Resource resource, String path) {
        List<Element> found = new ArrayList<>();
        if (resource != null) {
            new Walk(context, found).composite(resource, context.getResourceDefinition(resource), path);
        }
        return new Elements(found);
    }

    /** Those of one type, in document order. */
    public <T> List<Found<T>> of(Class<T> type) {
        return list.stream()
                .filter(element -> type.isInstance(element.value()))
                .map(element -> new Found<>(element.path(), type.cast(element.value()), element.child()))
                .toList();
    }

    /** An element of a known type. */
    public record Found<T>(String path, T value, BaseRuntimeChildDefinition child) {}

    private record Walk(FhirContext context, List<Element> found) {
        void composite(IBase value, BaseRuntimeElementCompositeDefinition<?> definition, String path) {
            for (BaseRuntimeChildDefinition child : definition.getChildren()) {
                List<IBase> values = child.getAccessor().getValues(value);
                for (int i = 0; i < values.size(); i++) {
                    String index = child.getMax() == 1 ? "" : "[" + i + "]";
                    element(values.get(i), child, path + "." + child.getElementName() + index);
                }
            }
        }

        void element(@Nullable IBase value, BaseRuntimeChildDefinition child, String path) {
            if (value == null || value.isEmpty()) {
                return;
            }
            found.add(new Element(path, value, child));
            BaseRuntimeElementDefinition<?> definition = value instanceof IBaseResource resource
                    ? context.getResourceDefinition(resource)
                    : context.getElementDefinition(value.getClass());
            if (definition == null) {
                definition = child.getChildElementDefinitionByDatatype(value.getClass());
            }
            if (definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
                composite(value, composite, path);
            }
        }
    }
}
