package se.nhv.write.rules;

import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.write.Draft;
import se.nhv.write.Elements;

/**
 * What a rule judges: one change, in the register as it would be.
 *
 * @param change the change
 * @param draft the register with all changes of the write
 * @param elements the elements of the resource as it shall be; none when it shall be deleted
 * @param author who writes; empty when nobody was identified
 * @param draftedBy who wrote the current version; null when there is none or the base edition brought it
 */
public record Case(
        Draft.Change change,
        Draft draft,
        Elements elements,
        String author,
        @Nullable String draftedBy) {

    /** The resource as it shall be; null when it shall be deleted. */
    public @Nullable Resource after() {
        return change.after();
    }

    /** A problem's expression: the path of an element below the resource. */
    public String at(String element) {
        return change.path() + "." + element;
    }
}
