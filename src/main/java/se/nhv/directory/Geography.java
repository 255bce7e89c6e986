package se.nhv.directory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Location;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.Systems;

/** Counties, the regions that answer for them and the collaboration regions that these form. Immutable. */
public final class Geography {
    private final SortedMap<String, County> counties = new TreeMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> countyCodes = new HashMap<>();
    private final Map<String, String> countiesByName = new HashMap<>();
    private final Map<String, Set<String>> collaborationByRegion = new HashMap<>();

    Geography(Catalogue catalogue) {
        for (Entry entry : catalogue.all("Location")) {
            readPlace(entry.id(), entry.resource(Location.class));
        }
        for (Entry entry : catalogue.all("Location")) {
            readRegion(entry.id(), entry.resource(Location.class));
        }
        for (Entry entry : catalogue.all("Location")) {
            readCounty(entry.id(), entry.resource(Location.class));
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

    private void readPlace(String id, Location place) {
        if (place.hasPartOf()) {
            parents.put(id, place.getPartOf().getReferenceElement().getIdPart());
        }
        place.getIdentifier().stream()
                .filter(identifier -> Systems.COUNTY.equals(identifier.getSystem()) && identifier.hasValue())
                .findFirst()
                .ifPresent(identifier -> {
                    countyCodes.put(id, identifier.getValue());
                    countiesByName.putIfAbsent(
                            String.valueOf(place.getName()).toLowerCase(Locale.ROOT), identifier.getValue());
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
