package se.nhv.publication.overlay;

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
}
