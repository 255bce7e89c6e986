package se.nhv.content;

import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.List;

/** Asks HAPI's definitions of R4 whether an element exists. */
final class Elements {
    private Elements() {}

    /** Whether {@code path}, such as {@code PlanDefinition.action}, names an element of R4. */
    static boolean exists(FhirContext context, String path) {
        var names = List.of(path.split("\\."));
        BaseRuntimeElementDefinition<?> here = context.getResourceDefinition(names.get(0));
        for (String name : names.subList(1, names.size())) {
            if (!(here instanceof BaseRuntimeElementCompositeDefinition<?> composite)
                    || composite.getChildByName(name) == null) {
                return false;
            }
            here = composite.getChildByName(name).getChildByName(name);
        }
        return true;
    }
}
