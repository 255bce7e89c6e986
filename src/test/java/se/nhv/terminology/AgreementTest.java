package se.nhv.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.terminology.ExpandRequest.Page;
import se.nhv.terminology.ExpandRequest.Shape;
import se.nhv.terminology.set.VersionParameters;

/** What one operation says, the others say too: about 10,000 seeded cases a run. A failure names its seed. */
class AgreementTest {
    private final Expand expand = new Expand(new CodeSearch());
    private final ValidateCode validateCode = new ValidateCode();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aCodeIsInAnExpansionExactlyWhenItIsValid(long seed) {
        Generated generated = new Generated(seed, 120);
        for (ValueSet set : generated.sets) {
            Set<String> members = new HashSet<>(codes(generated.scope, set, null, Page.ALL));
            for (String code : generated.codes) {
                Coding coding = new Coding().setSystem(Generated.SYSTEM).setCode(code);
                boolean valid = validateCode
                        .validate(generated.scope, ValidateRequest.of(set, coding))
                        .result();
                assertThat(valid).as(set.getUrl() + " " + code).isEqualTo(members.contains(code));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void pagesTogetherAreTheWholeInTheSameOrder(long seed) {
        Generated generated = new Generated(seed, 300);
        for (ValueSet set : generated.sets) {
            for (String filter : new String[] {null, "tumör", "malign lunga", "c1"}) {
                List<String> whole = codes(generated.scope, set, filter, Page.ALL);
                List<String> pages = new ArrayList<>();
                int size = 1 + generated.random.nextInt(40);
                for (int offset = 0; offset < whole.size(); offset += size) {
                    pages.addAll(codes(generated.scope, set, filter, new Page(offset, size)));
                }
                assertThat(pages).as(set.getUrl() + " " + filter).isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void subsumptionAgreesWithTheFilterIsA(long seed) {
        Generated generated = new Generated(seed, 150);
        Subsumes subsumes = new Subsumes();
        for (int i = 0; i < 20; i++) {
            String above = generated.code();
            ValueSet set = new ValueSet();
            set.getCompose()
                    .addInclude()
                    .setSystem(Generated.SYSTEM)
                    .addFilter()
                    .setProperty("concept")
                    .setOp(FilterOperator.ISA)
                    .setValue(above);
            Set<String> below = new HashSet<>(codes(generated.scope, set, null, Page.ALL));
            for (String code : generated.codes) {
                var outcome = subsumes.subsumes(generated.scope, coding(above), coding(code), VersionParameters.NONE);
                boolean isA = outcome == Subsumes.Outcome.SUBSUMES || outcome == Subsumes.Outcome.EQUIVALENT;
                assertThat(isA).as(above + " " + code).isEqualTo(below.contains(code));
            }
        }
    }

    private static Coding coding(String code) {
        return new Coding().setSystem(Generated.SYSTEM).setCode(code);
    }

    private List<String> codes(Scope scope, ValueSet set, String filter, Page page) {
        ExpandRequest all = ExpandRequest.of(set);
        Shape flat = new Shape(true, null, null, null, List.of(), List.of());
        ExpandRequest asked = new ExpandRequest(
                set,
                filter,
                page,
                flat,
                all.languages(),
                all.header(),
                all.versions(),
                all.supplements(),
                all.excludedSystems());
        return expand.expand(scope, asked).entries().stream()
                .map(Expansion.Node::code)
                .toList();
    }
}
