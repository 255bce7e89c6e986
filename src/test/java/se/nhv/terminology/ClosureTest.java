package se.nhv.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.Test;
import se.nhv.terminology.content.Content;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.set.VersionParameters;

/** Closure tables against {@code $subsumes}, and their bounds. */
class ClosureTest {
    private static final String SYSTEM = "https://example.org/system";

    @Test
    void whateverTheOrderTheUpdatesTogetherAreWhatSubsumesSays() {
        Random random = new Random(20261122);
        Scope scope = scope(tree(300, random), "1");
        for (int round = 0; round < 20; round++) {
            Closure closure = new Closure(ClosureTables.kept(() -> "id"));
            closure.initialize("t");
            List<String> sent = new ArrayList<>();
            Set<String> told = new TreeSet<>();
            for (int step = 0; step < 8; step++) {
                List<Coding> some =
                        random.ints(5, 0, 300).mapToObj(ClosureTest::coding).toList();
                some.forEach(coding -> sent.add(coding.getCode()));
                Closure.Update update = closure.add(scope, "t", some, VersionParameters.NONE);
                update.relations()
                        .forEach(
                                relation -> assertThat(told.add(text(relation))).isTrue());
            }
            assertThat(told).isEqualTo(subsumed(scope, sent));
            Set<String> replayed = new TreeSet<>();
            closure.since(scope, "t", "0", VersionParameters.NONE)
                    .relations()
                    .forEach(relation -> replayed.add(text(relation)));
            assertThat(replayed).isEqualTo(told);
        }
    }

    @Test
    void twoSpellingsOfOneCodeAreEqualWhereCaseDoesNotCount() {
        CodeSystem system = new CodeSystem();
        system.setUrl(SYSTEM).setCaseSensitive(false).addConcept().setCode("Abc");
        Closure closure = new Closure(ClosureTables.kept(() -> "id"));
        closure.initialize("t");
        Closure.Update update =
                closure.add(scope(system, "1"), "t", List.of(code("Abc"), code("abc")), VersionParameters.NONE);
        assertThat(update.relations())
                .containsExactly(new Closure.Relation(
                        new Closure.Member(SYSTEM, "abc"), new Closure.Member(SYSTEM, "Abc"), true));
    }

    @Test
    void aChainThatMultipliesItselfIsTooCostly() {
        CodeSystem system = new CodeSystem();
        system.setUrl(SYSTEM);
        ConceptDefinitionComponent deepest = system.addConcept().setCode("c0");
        List<Coding> all = new ArrayList<>(List.of(coding(0)));
        for (int i = 1; i < 1_000; i++) {
            deepest = deepest.addConcept().setCode("c" + i);
            all.add(coding(i));
        }
        Closure closure = new Closure(ClosureTables.kept(() -> "id"));
        closure.initialize("t");
        assertThatThrownBy(() -> closure.add(scope(system, "1"), "t", all, VersionParameters.NONE))
                .isInstanceOf(TxException.class)
                .hasMessageContaining("200000 relations");
    }

    @Test
    void aTableHasOneVersionOfASystem() {
        Content content = Content.EMPTY.with(List.of(
                tree(3, new Random(1)).setVersion("1"), tree(3, new Random(1)).setVersion("2")));
        Scope scope = Terminology.of(content).scope();
        Closure closure = new Closure(ClosureTables.kept(() -> "id"));
        closure.initialize("t");
        assertThatThrownBy(() -> closure.add(
                        scope,
                        "t",
                        List.of(coding(0).setVersion("1"), coding(1).setVersion("2")),
                        VersionParameters.NONE))
                .hasMessageContaining("one version");
    }

    @Test
    void whereThereIsNoRoomTheTableGoesThatWasNotUsedForLongest() {
        Scope scope = scope(tree(3, new Random(1)), "1");
        Closure closure = new Closure(ClosureTables.kept(() -> "id"));
        closure.initialize("first");
        closure.initialize("second");
        closure.add(scope, "first", List.of(coding(0)), VersionParameters.NONE);
        for (int i = 0; i < 999; i++) {
            closure.initialize("other" + i);
        }
        closure.add(scope, "first", List.of(coding(1)), VersionParameters.NONE);
        assertThatThrownBy(() -> closure.add(scope, "second", List.of(coding(0)), VersionParameters.NONE))
                .hasMessageContaining("invalid closure name");
    }

    @Test
    void severalNodesKeepNoTables() {
        Closure closure = new Closure(ClosureTables.none());
        assertThatThrownBy(() -> closure.initialize("t")).hasMessageContaining("several nodes");
    }

    private static Set<String> subsumed(Scope scope, List<String> codes) {
        Set<String> all = new TreeSet<>();
        for (String below : codes) {
            for (String above : codes) {
                var outcome = new Subsumes().subsumes(scope, code(above), code(below), VersionParameters.NONE);
                if (outcome == Subsumes.Outcome.SUBSUMES) {
                    all.add(below + " < " + above);
                }
            }
        }
        return all;
    }

    private static String text(Closure.Relation relation) {
        return relation.below().code()
                + (relation.equal() ? " = " : " < ")
                + relation.above().code();
    }

    /** Every concept but the first below one or two earlier ones. */
    private static CodeSystem tree(int size, Random random) {
        CodeSystem system = new CodeSystem();
        system.setUrl(SYSTEM);
        for (int i = 0; i < size; i++) {
            ConceptDefinitionComponent concept = system.addConcept().setCode("c" + i);
            for (int parents = i == 0 ? 0 : 1 + random.nextInt(2); parents > 0; parents--) {
                concept.addProperty()
                        .setCode("parent")
                        .setValue(new org.hl7.fhir.r4.model.CodeType("c" + random.nextInt(i)));
            }
        }
        return system;
    }

    private static Scope scope(CodeSystem system, String version) {
        return Terminology.of(Content.EMPTY.with(List.of(system.setVersion(version))))
                .scope();
    }

    private static Coding coding(int number) {
        return code("c" + number);
    }

    private static Coding code(String code) {
        return new Coding().setSystem(SYSTEM).setCode(code);
    }
}
