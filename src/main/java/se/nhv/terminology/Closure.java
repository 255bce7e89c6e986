package se.nhv.terminology;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import se.nhv.terminology.set.VersionParameters;

/**
 * {@code $closure} (R4 conceptmap): which of the given codes stand above which. The register keeps no closure tables between
 * requests, since nodes share nothing: every request gives all the codes of its table and gets all their relations. Stateless.
 */
public final class Closure {

    /** That {@code below} is specialised from {@code above}; both are of one system. */
    public record Relation(Coding below, Coding above) {}

    /** The relations among the codings, each pair once; unknown codes are refused. */
    public List<Relation> closure(Scope scope, List<Coding> codings, VersionParameters versions) {
        List<Located> located = codings.stream()
                .map(coding -> Located.coding(scope, coding, versions, List.of()))
                .toList();
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < located.size(); i++) {
            for (int j = 0; j < located.size(); j++) {
                boolean sameSystem =
                        located.get(i).view().base() == located.get(j).view().base();
                int above = located.get(j).concept();
                int below = located.get(i).concept();
                if (sameSystem
                        && above != below
                        && Subsumes.compare(located.get(j).view(), above, below) == Subsumes.Outcome.SUBSUMES) {
                    relations.add(new Relation(codings.get(i), codings.get(j)));
                }
            }
        }
        return relations;
    }
}
