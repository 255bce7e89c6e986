package se.nhv.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;
import se.nhv.fhir.Canonical;
import se.nhv.terminology.ExpandRequest.Page;
import se.nhv.terminology.ExpandRequest.Shape;
import se.nhv.terminology.set.VersionParameters;

/** What must hold between the operations, whatever the content: each method counts how many cases it has looked at. */
final class Agreement {
    /** Seen anew for each question, as each request sees it. */
    private final Scope scope;

    private final String system;
    private final Expand expand = new Expand(new CodeSearch());
    private final ValidateCode validateCode = new ValidateCode();
    private final Subsumes subsumes = new Subsumes();
    private final Translate translate = new Translate();

    Agreement(Scope scope, String system) {
        this.scope = scope;
        this.system = system;
    }

    /** A code is in the expansion exactly when it is valid. */
    int membersAreValid(ValueSet set, List<String> codes) {
        Set<String> members = new HashSet<>(all(set));
        for (String code : codes) {
            boolean valid = validateCode
                    .validate(scope.again(), ValidateRequest.of(set, coding(code)))
                    .result();
            assertThat(valid).as(set.getUrl() + " " + code).isEqualTo(members.contains(code));
        }
        return codes.size();
    }

    /** Pages of a random length, one after the other, are the whole, and every page tells the same total. */
    int pagesAreTheWhole(ValueSet set, String filter, Random random) {
        List<String> whole = codes(set, filter, Page.ALL);
        List<String> pages = new ArrayList<>();
        int size = 1 + random.nextInt(40);
        for (int offset = 0; offset < whole.size(); offset += size) {
            Expansion page = expanded(set, filter, new Page(offset, size));
            assertThat(page.total()).isEqualTo(whole.size());
            page.entries().forEach(node -> pages.add(node.code()));
        }
        assertThat(pages).as(set.getUrl() + " " + filter).isEqualTo(whole);
        return whole.size();
    }

    /** A code is below another exactly when the filter is-a finds it. */
    int subsumptionIsIsA(String above, List<String> codes) {
        ValueSet set = new ValueSet();
        set.getCompose()
                .addInclude()
                .setSystem(system)
                .addFilter()
                .setProperty("concept")
                .setOp(FilterOperator.ISA)
                .setValue(above);
        Set<String> below = new HashSet<>(codes(set, null, Page.ALL));
        for (String code : codes) {
            var outcome = subsumes.subsumes(scope.again(), coding(above), coding(code), VersionParameters.NONE);
            var turned = subsumes.subsumes(scope.again(), coding(code), coding(above), VersionParameters.NONE);
            boolean isA = outcome == Subsumes.Outcome.SUBSUMES || outcome == Subsumes.Outcome.EQUIVALENT;
            assertThat(isA).as(above + " " + code).isEqualTo(below.contains(code));
            assertThat(turned == Subsumes.Outcome.SUBSUMED_BY)
                    .as(code + " " + above)
                    .isEqualTo(outcome == Subsumes.Outcome.SUBSUMES);
        }
        return codes.size();
    }

    /** What a code is translated to leads back to it, with the equivalence turned around; and the other way. */
    int translationLeadsBack(ConceptMap map) {
        int cases = 0;
        for (ConceptMapGroupComponent group : map.getGroup()) {
            for (var element : group.getElement()) {
                cases += back(map, group.getSource(), element.getCode(), false);
                for (var target : element.getTarget()) {
                    cases += back(map, group.getTarget(), target.getCode(), true);
                }
            }
        }
        return cases;
    }

    private int back(ConceptMap map, String from, String code, boolean reverse) {
        List<Translation.Match> there = translated(map, from, code, reverse);
        for (Translation.Match match : there) {
            String to = match.concept().getSystem();
            assertThat(translated(map, to, match.concept().getCode(), !reverse))
                    .as(from + "|" + code + " " + match)
                    .anyMatch(other -> other.concept().getCode().equals(code)
                            && other.equivalence() == Translate.turned(match.equivalence()));
        }
        return there.size();
    }

    private List<Translation.Match> translated(ConceptMap map, String from, String code, boolean reverse) {
        Coding coding = new Coding().setSystem(from).setCode(code);
        var asked = new TranslateRequest(
                new Canonical(map.getUrl(), map.getVersion()),
                List.of(coding),
                TranslateRequest.Scopes.NONE,
                reverse,
                List.of(),
                TranslateRequest.Form.R4);
        return translate.translate(scope.again(), asked).matches();
    }

    /** The codes of a set that may be longer than the longest page. */
    private List<String> all(ValueSet set) {
        List<String> all = new ArrayList<>();
        int total;
        do {
            Expansion page = expanded(set, null, new Page(all.size(), Expand.LONGEST_PAGE));
            page.entries().forEach(node -> all.add(node.code()));
            total = page.total();
        } while (all.size() < total);
        return all;
    }

    List<String> codes(ValueSet set, String filter, Page page) {
        return expanded(set, filter, page).entries().stream()
                .map(Expansion.Node::code)
                .toList();
    }

    /** The first names that a search finds, each with its code. */
    List<String> found(ValueSet set, String filter, int count) {
        return expanded(set, filter, new Page(0, count)).entries().stream()
                .map(node -> node.code() + " " + node.display())
                .toList();
    }

    private Expansion expanded(ValueSet set, String filter, Page page) {
        ExpandRequest all = ExpandRequest.of(set);
        Shape flat = new Shape(true, null, null, null, null, null, List.of(), List.of());
        // the whole of a large set comes as its first page
        Page asked = page == Page.ALL ? new Page(0, Expand.LONGEST_PAGE) : page;
        return expand.expand(
                scope.again(),
                new ExpandRequest(
                        set,
                        filter,
                        asked,
                        flat,
                        all.languages(),
                        all.header(),
                        all.versions(),
                        all.supplements(),
                        all.excludedSystems(),
                        ExpandRequest.Circumstances.NONE));
    }

    private Coding coding(String code) {
        return new Coding().setSystem(system).setCode(code);
    }
}
