package se.nhv.terminology.set;

import java.util.List;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * A value set as segments of concept numbers. Immutable by contract, safe for all threads.
 *
 * @param definition the resource
 * @param segments in the order of the includes, without overlap in one version of a system
 * @param uses every use of a code system, includes and excludes, imported ones too, found or not
 * @param imported the value sets that it imports, directly or not
 * @param supplements the supplements that were applied, as url|version
 * @param missing an import that could not be found, as it was written; null when none is missing
 * @param excludes whether anything is excluded
 * @param activeOnly whether the definition leaves inactive concepts out
 * @param versionsMatch whether codes were compared without regard to version where versions differ; null when it did not matter
 * @param severalVersions the systems of which it names more than one version
 */
public record CompiledSet(
        ValueSet definition,
        List<Segment> segments,
        List<SystemUse> uses,
        List<ValueSet> imported,
        List<String> supplements,
        @Nullable String missing,
        boolean excludes,
        boolean activeOnly,
        @Nullable Boolean versionsMatch,
        List<String> severalVersions) {

    private static final String PARAMETER = "http://hl7.org/fhir/StructureDefinition/valueset-expansion-parameter";

    public CompiledSet {
        segments = List.copyOf(segments);
        uses = List.copyOf(uses);
        imported = List.copyOf(imported);
        supplements = List.copyOf(supplements);
        severalVersions = List.copyOf(severalVersions);
    }

    /** url|version for messages; a value set without url is unidentified. */
    public static String name(ValueSet set) {
        if (!set.hasUrl()) {
            return "(unidentified)";
        }
        return set.hasVersion() ? set.getUrl() + "|" + set.getVersion() : set.getUrl();
    }

    public String name() {
        return name(definition);
    }

    /** The value of an expansion parameter that a definition states; null when it states none. */
    public static @Nullable String parameter(ValueSet set, String name) {
        for (Extension extension : set.getCompose().getExtensionsByUrl(PARAMETER)) {
            Extension key = extension.getExtensionByUrl("name");
            Extension value = extension.getExtensionByUrl("value");
            if (key != null
                    && value != null
                    && name.equals(String.valueOf(key.getValue().primitiveValue()))) {
                return value.getValue().primitiveValue();
            }
        }
        return null;
    }
}
