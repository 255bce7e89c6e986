package se.nhv.publication.overlay;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names of regions, units and counties, as they stand beside a reference. */
public record Directory(List<Region> regions, List<Unit> units, List<Group> groups) {

    /** A region, and its county's code (SCB) and name. */
    public record Region(String id, String name, String county, String countyName) {}

    /** A hospital, or a part of one. */
    public record Unit(String id, String name) {}

    /** A location that stands for several counties. */
    public record Group(String id, String name, List<String> counties) {}

    /**
     * The name of a region or unit.
     *
     * @throws IllegalArgumentException when there is none of that id
     */
    public String name(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no organization " + id));
    }

    /** The name of a region or unit; none when there is none of that id. */
    public Optional<String> find(String id) {
        return Stream.concat(
                        regions.stream()
                                .filter(region -> region.id().equals(id))
                                .map(Region::name),
                        units.stream().filter(unit -> unit.id().equals(id)).map(Unit::name))
                .findFirst();
    }

    /** A county's name by its code. */
    public String countyName(String code) {
        return regions.stream()
                .filter(region -> region.county().equals(code))
                .map(Region::countyName)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no county " + code));
    }
}
