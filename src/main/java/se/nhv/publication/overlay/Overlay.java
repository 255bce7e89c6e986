package se.nhv.publication.overlay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The whole overlay. Immutable; the areas stand in the order of their slugs. */
public record Overlay(
        List<Area> areas,
        Directory directory,
        List<Term> terms,
        List<TargetGroup> targetGroups,
        List<Diagnosis> diagnoses,
        List<Address> addresses,
        DocumentOverlay documents) {
    public Overlay {
        areas = List.copyOf(areas);
        terms = List.copyOf(terms);
        targetGroups = List.copyOf(targetGroups);
        diagnoses = List.copyOf(diagnoses);
        addresses = List.copyOf(addresses);
    }

    /** The overlay with the area in the place of the one with its slug, or beside the others. */
    public Overlay with(Area area) {
        List<Area> all = new ArrayList<>(areas);
        all.removeIf(one -> one.slug().equals(area.slug()));
        all.add(area);
        all.sort(Comparator.comparing(Area::slug));
        return new Overlay(all, directory, terms, targetGroups, diagnoses, addresses, documents);
    }

    /** The overlay with one more address of a source. */
    public Overlay with(Address address) {
        List<Address> all = new ArrayList<>(addresses);
        all.add(address);
        return new Overlay(areas, directory, terms, targetGroups, diagnoses, all, documents);
    }
}
