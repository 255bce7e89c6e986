package se.nhv.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Changes;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.Systems;

/** Counties, the regions that answer for them and the collaboration regions that these form. Immutable. */
public final class Geography {
    private final SortedMap<String, County> counties = new TreeMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> countyCodes = new HashMap<>();
    private final Map<String, String> countiesByName = new HashMap<>();
    private final Map<String, Set<String>> collaborationByRegion = new HashMap<>();

    /** The places that make geography, and what these are part of: a change of any other place changes nothing here. */
    private final SortedSet<String> shaping;

    private final Set<String> read = new HashSet<>();

    private Geography(Catalogue catalogue, SortedSet<String> shaping) {
        this.shaping = shaping;
        List<Location> places = new ArrayList<>();
        for (String id : shaping) {
            catalogue.find("Location", id).ifPresent(found -> places.add(found.resource(Location.class)));
            readAbove(catalogue, id);
        }
        places.forEach(place -> readCode(place.getIdElement().getIdPart(), place));
        places.forEach(place -> readRegion(place.getIdElement().getIdPart(), place));
        places.forEach(place -> readCounty(place.getIdElement().getIdPart(), place));
    }

    /** The geography of a catalogue of which nothing is known yet: every place is looked at. */
    static Geography of(Catalogue catalogue) {
        List<String> shaping = catalogue.all("Location").parallelStream()
                .filter(Geography::shapes)
                .map(Entry::id)
                .toList();
        return new Geography(catalogue, new TreeSet<>(shaping));
    }

    /** The geography after the changes; this one when they do not concern it. Only what changed is looked at. */
    Geography after(Catalogue catalogue, Changes changes) {
        SortedSet<String> still = new TreeSet<>(shaping);
        boolean concerned = false;
        for (Changes.Change change : changes.list()) {
            if (change.type().equals("Location")) {
                String id = change.key().id();
                boolean shapes = change.after() != null && shapes(change.after());
                concerned |= shapes || read.contains(id);
                if (shapes) {
                    still.add(id);
                } else {
                    still.remove(id);
                }
            }
        }
        return concerned ? new Geography(catalogue, still) : this;
    }

    private static boolean shapes(Entry entry) {
        Location place = (Location) entry.parsed();
        return isJurisdiction(place) || codes(place).findAny().isPresent();
    }

    private static Stream<String> codes(Location place) {
        return place.getIdentifier().stream()
                .filter(identifier -> Systems.COUNTY.equals(identifier.getSystem()) && identifier.hasValue())
                .map(Identifier::getValue);
    }

    /** Reads what a place is part of, up to the top; what is known already is not read again. */
    private void readAbove(Catalogue catalogue, String place) {
        String next = place;
        while (next != null && read.add(next)) {
            String parent = catalogue
                    .find("Location", next)
                    .map(found -> found.resource(Location.class).getPartOf())
                    .map(partOf -> partOf.getReferenceElement().getIdPart())
                    .orElse(null);
            if (parent != null) {
                parents.put(next, parent);
            }
            next = parent;
        }
    }

    /** The county with this code; null when the code is not in use. */
    public @Nullable County county(String code) {
        return counties.get(code);
    }

    /** The county that an address names, by code or by name, case aside; null when it is none that is in use. */
    public @Nullable County countyNamed(String codeOrName) {
        String name = codeOrName.strip().toLowerCase(Locale.ROOT);
        return county(countiesByName.getOrDefault(name, name));
    }

    /** The county codes in use, in order. */
    public SortedSet<String> countyCodes() {
        return new TreeSet<>(counties.keySet());
    }

    /** The collaboration regions that a region belongs to, with the whole or with parts of its counties. */
    public Set<String> collaborationRegions(String region) {
        return collaborationByRegion.getOrDefault(region, Set.of());
    }

    /** The codes of the counties that lie in a place, the place itself included. */
    Set<String> countiesIn(String place) {
        Set<String> codes = new HashSet<>();
        countyCodes.forEach((location, code) -> {
            if (location.equals(place) || above(location).contains(place)) {
                codes.add(code);
            }
        });
        return codes;
    }

    private void readCode(String id, Location place) {
        codes(place).findFirst().ifPresent(code -> {
            countyCodes.put(id, code);
            countiesByName.putIfAbsent(String.valueOf(place.getName()).toLowerCase(Locale.ROOT), code);
        });
    }

    /** A collaboration region is what stands between a region's places and the country, which is part of nothing. */
    private void readRegion(String id, Location place) {
        if (!isJurisdiction(place) || !place.hasManagingOrganization()) {
            return;
        }
        Set<String> collaboration = collaborationByRegion.computeIfAbsent(manager(place), region -> new HashSet<>());
        for (String above : above(id)) {
            if (parents.containsKey(above)) {
                collaboration.add(above);
            }
        }
    }

    private void readCounty(String id, Location place) {
        String code = countyCodes.get(id);
        if (code != null && place.hasManagingOrganization()) {
            String region = manager(place);
            counties.put(code, new County(code, region, collaborationRegions(region)));
        }
    }

    /** The places that a place is part of, nearest first; a circle in the data ends where it closes. */
    private Set<String> above(String place) {
        Set<String> above = new LinkedHashSet<>();
        String next = parents.get(place);
        while (next != null && above.add(next)) {
            next = parents.get(next);
        }
        return above;
    }

    private static String manager(Location place) {
        return place.getManagingOrganization().getReferenceElement().getIdPart();
    }

    private static boolean isJurisdiction(Location place) {
        return place.getType().stream()
                .flatMap(type -> type.getCoding().stream())
                .anyMatch(coding -> "jurisdiction".equals(coding.getCode()));
    }
}
