package se.nhv.web;

import java.util.List;
import java.util.Set;

/**
 * A page in a state that is looked at.
 *
 * @param shown whether its picture is kept in docs/images
 */
record Shot(String name, String address, boolean shown) {
    private Shot(String name, String address) {
        this(name, address, Set.of("start", "search", "refer", "area", "map").contains(name));
    }

    static final List<Shot> ALL = List.of(
            new Shot("start", "/"),
            new Shot("search", "/?q=plexusskada%2C+patient+fr%C3%A5n+Sk%C3%A5ne"),
            new Shot(
                    "refer",
                    "/refer?area=net-binjure&county=03&date=2026-11-22&yes=net-a-1-0&q=metastaserande+tunntarms-NET+hj%C3%A4rtat"),
            new Shot("refer-form", "/refer"),
            new Shot("refer-fault", "/refer?what=S14.3&age=400"),
            new Shot("area", "/fhir/PlanDefinition/net-binjure"),
            new Shot("unit", "/fhir/Organization/nus"),
            new Shot("region", "/fhir/Organization/region-skane"),
            new Shot("map", "/map?area=plexus-brachialis&county=12"),
            new Shot("changes", "/changes?from=2022-01-01&to=2026-11-22"),
            new Shot("developers", "/developers"),
            new Shot("resource", "/fhir/OrganizationAffiliation/plexus-brachialis.vasterbotten"),
            new Shot("area-then", "/fhir/PlanDefinition/net-binjure?date=2023-03-31"),
            new Shot("area-proposed", "/fhir/PlanDefinition/dysmeli"),
            new Shot("refer-choice", "/refer?what=C20"),
            new Shot("refer-none", "/refer?diagnosis=S52.5"),
            new Shot("editor", "/editor"),
            new Shot("nothing", "/?q=xyzzy"),
            new Shot("missing", "/nowhere"));
}
