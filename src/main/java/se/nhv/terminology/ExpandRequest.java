package se.nhv.terminology;

import java.util.List;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Canonical;
import se.nhv.terminology.set.VersionParameters;

/**
 * A question to {@code ValueSet/$expand} (R4, and the parameters of HL7's terminology ecosystem guide). Immutable.
 *
 * @param set what to expand
 * @param filter words to find; null for all codes
 * @param page which part of the expansion
 * @param shape how its entries look
 * @param languages wanted by the request; {@link Languages#NONE} when it states none
 * @param header wanted by Accept-Language, after what the value set itself says
 * @param versions of code systems and value sets
 * @param supplements to use besides those that the value set requires
 * @param excludedSystems systems to leave out, with or without version
 * @param circumstances by which set and versions were found already; echoed
 */
public record ExpandRequest(
        ValueSet set,
        @Nullable String filter,
        Page page,
        Shape shape,
        Languages languages,
        Languages header,
        VersionParameters versions,
        List<Canonical> supplements,
        List<Canonical> excludedSystems,
        Circumstances circumstances) {

    /**
     * As the request wrote them; each null when it was not given.
     *
     * @param context the element whose value set is expanded
     * @param contextDirection {@code incoming} or {@code outgoing}: one value set here
     * @param date the time whose definitions are used
     */
    public record Circumstances(
            @Nullable String context,
            @Nullable String contextDirection,
            @Nullable String date) {
        public static final Circumstances NONE = new Circumstances(null, null, null);
    }

    /**
     * @param offset from 0; null when it was not given
     * @param count null when it was not given
     */
    public record Page(@Nullable Integer offset, @Nullable Integer count) {
        public static final Page ALL = new Page(null, null);

        int start() {
            return offset == null ? 0 : offset;
        }
    }

    /**
     * A null says that the parameter was not given.
     *
     * @param excludeNested whether the list is flat
     * @param excludeNotForUI whether only what can be chosen is shown, in a flat list: for programs, not for menus
     * @param activeOnly whether inactive concepts are left out
     * @param includeDesignations whether all names are shown
     * @param excludePostCoordinated echoed; no code system here has codes that are put together, so nothing is left out
     * @param includeDefinition echoed; R4 has no place for a definition but the property of that name
     * @param designations the names to show: {@code urn:ietf:bcp:47|language} or {@code system|use}
     * @param properties the properties to show
     */
    public record Shape(
            @Nullable Boolean excludeNested,
            @Nullable Boolean excludeNotForUI,
            @Nullable Boolean activeOnly,
            @Nullable Boolean excludePostCoordinated,
            @Nullable Boolean includeDesignations,
            @Nullable Boolean includeDefinition,
            List<String> designations,
            List<String> properties) {
        public static final Shape DEFAULT = new Shape(null, null, null, null, null, null, List.of(), List.of());

        public Shape {
            designations = List.copyOf(designations);
            properties = List.copyOf(properties);
        }

        boolean isFlat() {
            return Boolean.TRUE.equals(excludeNested) || isForPrograms();
        }

        boolean isForPrograms() {
            return Boolean.TRUE.equals(excludeNotForUI);
        }

        boolean isActiveOnly() {
            return Boolean.TRUE.equals(activeOnly);
        }

        boolean showsNames() {
            return Boolean.TRUE.equals(includeDesignations);
        }
    }

    public ExpandRequest {
        supplements = List.copyOf(supplements);
        excludedSystems = List.copyOf(excludedSystems);
    }

    /** The whole value set, nothing else asked. */
    public static ExpandRequest of(ValueSet set) {
        return new ExpandRequest(
                set,
                null,
                Page.ALL,
                Shape.DEFAULT,
                Languages.NONE,
                Languages.NONE,
                VersionParameters.NONE,
                List.of(),
                List.of(),
                Circumstances.NONE);
    }
}
