package se.nhv.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;
import se.nhv.fhir.Systems;
import se.nhv.publication.overlay.Area;
import se.nhv.publication.overlay.Criterion;
import se.nhv.publication.overlay.Trigger;

/**
 * The diagnosis codes that touch an area or a sub-area, as value sets: {@code {slug}-utlosande} imports
 * {@code -saker} and {@code -kandidat}, those of the two that are not empty. Immutable.
 *
 * @param owner the area or sub-area (code of nhv-omrade)
 * @param title its name
 * @param triggers its codes, in the order of the overlay
 */
record TriggerSets(String owner, String title, List<Trigger> triggers) {

    TriggerSets {
        triggers = List.copyOf(triggers);
    }

    /** The sets of an area: one for each sub-area, or one for the whole; none for an area without codes. */
    static List<TriggerSets> of(Area area, CriteriaTree tree) {
        Map<String, List<Trigger>> byOwner = new LinkedHashMap<>();
        Map<String, String> titles = new LinkedHashMap<>();
        for (Trigger trigger : area.triggers()) {
            Criterion sub = tree.subArea(tree.get(trigger.linkId())).orElse(null);
            String owner = sub == null || sub.concept() == null ? area.slug() : sub.concept();
            titles.put(owner, sub == null ? area.sv() : sub.sv());
            byOwner.computeIfAbsent(owner, key -> new ArrayList<>()).add(trigger);
        }
        List<TriggerSets> sets = new ArrayList<>();
        byOwner.forEach(
                (owner, triggers) -> sets.add(new TriggerSets(owner, titles.getOrDefault(owner, ""), triggers)));
        return sets;
    }

    /** Id of the set that a client asks for. */
    String id() {
        return owner.replace('.', '-') + "-utlosande";
    }

    List<ValueSet> resources() {
        List<ValueSet> sets = new ArrayList<>();
        ValueSet whole = Fhir.describe(
                new ValueSet(),
                id(),
                "Utlösande diagnoskoder: " + title,
                "Redaktionell mappning; beslutet anger inga koder. Säkra koder och kandidater tillsammans.");
        part(
                sets,
                whole,
                "-saker",
                "Säkra diagnoskoder: ",
                Trigger::certain,
                "En säker kod besvarar sitt kriterium med ja.");
        part(
                sets,
                whole,
                "-kandidat",
                "Kandidatkoder: ",
                trigger -> !trigger.certain(),
                "En kandidatkod besvarar inget kriterium: den visar att området kan vara aktuellt.");
        sets.add(0, whole);
        return sets;
    }

    private void part(
            List<ValueSet> sets,
            ValueSet whole,
            String suffix,
            String heading,
            Predicate<Trigger> belongs,
            String meaning) {
        TreeSet<String> codes = new TreeSet<>();
        triggers.stream().filter(belongs).map(Trigger::code).forEach(codes::add);
        if (codes.isEmpty()) {
            return;
        }
        ValueSet set = Fhir.describe(
                new ValueSet(),
                id() + suffix,
                heading + title,
                "Redaktionell mappning; beslutet anger inga koder. " + meaning + " Prövad mot ICD-10-SE "
                        + Fhir.ICD_VERSION + ".");
        set.getCompose().setInactive(false);
        for (String code : codes) {
            // without version: an operator's later edition answers too
            ConceptSetComponent include = set.getCompose().addInclude().setSystem(Systems.ICD_10_SE);
            include.addFilter().setProperty("concept").setOp(FilterOperator.ISA).setValue(code);
        }
        sets.add(set);
        whole.getCompose().setInactive(false).addInclude().addValueSet(set.getUrl());
    }
}
