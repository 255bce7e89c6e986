package se.nhv.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.code.ConceptStates;
import se.nhv.terminology.code.Designation;
import se.nhv.terminology.set.SystemView;

/**
 * The one choice of the name that is shown for a concept, used by every operation. What a value set states wins over the code
 * system; then the first wanted language that a name has, the display before other names; then the display in its own language,
 * unless only the wanted languages will do. Pure.
 */
public final class Displays {
    private static final Set<String> FOR_SHOWING = Set.of("display", "preferredForLanguage", "preferred");

    private Displays() {}

    /** The names of a concept: those that the value set states for it, then the system's. */
    static List<Designation> names(SystemView view, int concept, @Nullable ConceptReferenceComponent stated) {
        List<Designation> system = view.designations(concept);
        if (stated == null || (!stated.hasDisplay() && !stated.hasDesignation())) {
            return system;
        }
        List<Designation> all = new ArrayList<>();
        if (stated.hasDisplay()) {
            String language = view.base().header().language();
            all.add(new Designation(language, null, stated.getDisplay(), List.of(), null, true));
        }
        stated.getDesignation()
                .forEach(own -> all.add(new Designation(
                        own.getLanguage(),
                        own.hasUse() ? own.getUse() : null,
                        String.valueOf(own.getValue()),
                        own.getExtension(),
                        null,
                        false)));
        for (Designation name : system) {
            if (!name.display() || !stated.hasDisplay()) {
                all.add(name);
            }
        }
        return all;
    }

    /** The name to show; null when the concept has none that will do. */
    static @Nullable Designation choose(List<Designation> names, Languages languages) {
        for (String tag : languages.tags()) {
            for (int pass = 0; pass < 4; pass++) {
                for (Designation name : names) {
                    if (pass == rank(name, tag)) {
                        return name;
                    }
                }
            }
        }
        Designation display = display(names);
        boolean unknownLanguage = display != null && display.language() == null;
        return languages.others() || unknownLanguage ? display : null;
    }

    /** The concept's display in its own language; null when it has none. */
    static @Nullable Designation display(List<Designation> names) {
        for (Designation name : names) {
            if (name.display()) {
                return name;
            }
        }
        return null;
    }

    /** 0 and 1 for the very language, 2 and 3 for a relative of it; names for showing first; 9 for others. */
    private static int rank(Designation name, String tag) {
        String language = name.language();
        if (language == null || ConceptStates.isDeprecated(name.extensions()) || !Languages.fits(tag, language)) {
            return 9;
        }
        int relative = language.equalsIgnoreCase(tag) ? 0 : 2;
        return relative + (isForShowing(name) ? 0 : 1);
    }

    private static boolean isForShowing(Designation name) {
        Coding use = name.use();
        return name.display() || use == null || FOR_SHOWING.contains(String.valueOf(use.getCode()));
    }
}
