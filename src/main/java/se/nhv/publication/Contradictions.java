package se.nhv.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Concept;
import se.nhv.publication.overlay.Directory;
import se.nhv.publication.overlay.Otherwise;
import se.nhv.publication.overlay.Partner;
import se.nhv.publication.overlay.Permit;
import se.nhv.publication.overlay.SubPermit;
import se.nhv.source.compare.Difference;
import se.nhv.source.compare.Fact;
import se.nhv.source.compare.FactName;
import se.nhv.source.compare.FactWords;

/** What sources say otherwise than what is in force, beside it and in plain words. Pure. */
record Contradictions(Area area, Directory directory) {
    private static final Set<Fact> OF_SERVICE = Set.of(Fact.HOLDER, Fact.HOSPITAL, Fact.END);

    /** What is in force here, and which source says what instead: a note for all of which the same is said. */
    List<String> notes() {
        Map<String, List<String>> subjects = new LinkedHashMap<>();
        area.otherwise()
                .forEach(one -> subjects.computeIfAbsent(sides(one), any -> new ArrayList<>())
                        .add(words().subject(name(one))));
        List<String> notes = new ArrayList<>();
        subjects.forEach((sides, of) -> notes.add("Källorna går isär om " + String.join("; ", of) + ". " + sides));
        return notes;
    }

    /** Those that are about the area itself. */
    List<Otherwise> ofArea() {
        return area.otherwise().stream()
                .filter(one -> name(one).region() == null)
                .toList();
    }

    /** Those about the region's permit. */
    List<Otherwise> ofPermit(String region) {
        return area.otherwise().stream()
                .filter(one -> region.equals(name(one).region()))
                .toList();
    }

    /** Those about the region's permit that a reader of its services must know too: who, where and until when. */
    List<Otherwise> ofService(String region) {
        return ofPermit(region).stream()
                .filter(one -> OF_SERVICE.contains(name(one).fact()))
                .toList();
    }

    /** What the source says, such as "antal enheter: 3". */
    String said(Otherwise one) {
        FactName fact = name(one);
        return words().subject(fact) + ": " + words().value(fact.fact(), one.value())
                + (one.earlier() ? " (vid en tidigare läsning)" : "");
    }

    private String sides(Otherwise one) {
        FactName fact = name(one);
        return "I registret gäller: " + inForce(fact) + ". "
                + (one.earlier() ? "Tidigare uppgift: " : "Annan uppgift: ")
                + words().value(fact.fact(), one.value()) + " (" + one.source() + ").";
    }

    private static FactName name(Otherwise one) {
        return FactName.parse(one.fact());
    }

    private FactWords words() {
        return new FactWords(id -> directory
                .find(id)
                .or(() -> area.concepts().stream()
                        .filter(concept -> concept.code().equals(id))
                        .map(Concept::sv)
                        .findFirst())
                .orElse(id));
    }

    private String inForce(FactName fact) {
        Optional<Permit> permit = area.permits().stream()
                .filter(one -> one.holder().equals(fact.region()))
                .findFirst();
        if (fact.fact() == Fact.HOLDER && permit.isPresent() && permit.get().end() != null) {
            return "tillstånd till och med " + permit.get().end();
        }
        return words().value(fact.fact(), value(area, fact));
    }

    /** The value in force, in the form in which documents are compared; null when none is known. */
    static @Nullable String value(Area area, FactName fact) {
        Permit permit = area.permits().stream()
                .filter(one -> one.holder().equals(fact.region()))
                .findFirst()
                .orElse(null);
        if (fact.region() == null) {
            return ofArea(area, fact);
        }
        return permit == null ? null : ofPermit(permit, fact.fact());
    }

    private static @Nullable String ofArea(Area area, FactName fact) {
        if (fact.fact() == Fact.TITLE) {
            return area.sv();
        }
        Integer units = fact.fact() == Fact.UNITS
                ? area.decidedUnits()
                : area.concepts().stream()
                        .filter(concept -> concept.code().equals(fact.partCode()))
                        .findFirst()
                        .map(Concept::units)
                        .orElse(null);
        return units == null ? null : units.toString();
    }

    private static @Nullable String ofPermit(Permit permit, Fact fact) {
        return switch (fact) {
            case HOLDER -> permit.end() == null ? Difference.Value.NAMED : Difference.Value.NOT_NAMED;
            case HOSPITAL -> permit.unit();
            case START -> permit.start();
            case END -> permit.end();
            case CASE_NUMBER -> permit.dnr();
            case PARTNERS ->
                joined(permit.partners().stream().map(Partner::region).toList());
            case SUB_PERMITS ->
                joined(permit.subPermits().stream().map(SubPermit::concept).toList());
            case TITLE, UNITS, PART_UNITS -> throw new IllegalArgumentException(fact + " is no fact of a permit");
        };
    }

    private static @Nullable String joined(List<String> ids) {
        return ids.isEmpty() ? null : String.join(", ", ids.stream().sorted().toList());
    }
}
