package se.nhv.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import se.nhv.terminology.code.SystemBuilder;
import se.nhv.terminology.code.SystemHeader;
import se.nhv.terminology.content.Content;
import se.nhv.terminology.content.SystemEntry;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.set.VersionParameters;

/** Requests that are meant to hurt are refused with a reason, and cost no more than an honest one. */
class AbuseTest {
    private static final String SYSTEM = "https://example.org/system";
    private final Expand expand = new Expand(new CodeSearch());

    @Test
    void importsInACircleAreNamed() {
        ValueSet a = importing("a", "b");
        ValueSet b = importing("b", "c");
        ValueSet c = importing("c", "a");
        Scope scope = Terminology.of(Content.EMPTY.with(List.of(a, b, c))).scope();
        assertThatThrownBy(() -> expand.expand(scope, ExpandRequest.of(a)))
                .isInstanceOf(TxException.class)
                .hasMessageContaining("circularity");
    }

    @Test
    void aHierarchyInACircleIsNamedAndTheRestOfTheSystemStillWorks() {
        CodeSystem system = new CodeSystem();
        system.setUrl(SYSTEM);
        system.addConcept().setCode("a").addProperty().setCode("parent").setValue(new CodeType("b"));
        system.addConcept().setCode("b").addProperty().setCode("parent").setValue(new CodeType("a"));
        Scope scope = Terminology.of(Content.EMPTY.with(List.of(system))).scope();
        ValueSet below = new ValueSet();
        below.getCompose()
                .addInclude()
                .setSystem(SYSTEM)
                .addFilter()
                .setProperty("concept")
                .setOp(FilterOperator.ISA)
                .setValue("a");
        assertThatThrownBy(() -> expand.expand(scope, ExpandRequest.of(below)))
                .isInstanceOfSatisfying(
                        TxException.class,
                        refused -> assertThat(refused.issue().type()).isEqualTo(IssueType.BUSINESSRULE));
        ValueSet all = new ValueSet();
        all.getCompose().addInclude().setSystem(SYSTEM);
        assertThat(expand.expand(scope, ExpandRequest.of(all)).total()).isEqualTo(2);
    }

    @Test
    void aMillionCodesAreCountedButNotSentAtOnce() {
        CodeSystem empty = new CodeSystem();
        empty.setUrl(SYSTEM);
        SystemBuilder builder = new SystemBuilder(SystemHeader.of(empty));
        for (int i = 0; i < 1_000_000; i++) {
            builder.concept("c" + i, null, null, -1);
        }
        Content content = Content.EMPTY.with(List.of(new SystemEntry(builder.build())), List.of(), List.of());
        Scope scope = Terminology.of(content).scope();
        ValueSet all = new ValueSet();
        all.getCompose().addInclude().setSystem(SYSTEM);
        assertThatThrownBy(() -> expand.expand(scope, ExpandRequest.of(all)))
                .isInstanceOfSatisfying(
                        TxException.class,
                        refused -> assertThat(refused.issue().type()).isEqualTo(IssueType.TOOCOSTLY));
        ExpandRequest asked = ExpandRequest.of(all);
        Expansion page = expand.expand(
                scope,
                new ExpandRequest(
                        all,
                        null,
                        new ExpandRequest.Page(999_990, 100),
                        asked.shape(),
                        asked.languages(),
                        asked.header(),
                        asked.versions(),
                        List.of(),
                        List.of(),
                        ExpandRequest.Circumstances.NONE));
        assertThat(page.total()).isEqualTo(1_000_000);
        assertThat(page.entries()).hasSize(10);
    }

    @Test
    void aRegularExpressionThatExplodesElsewhereTakesLinearTime() {
        CodeSystem system = new CodeSystem();
        system.setUrl(SYSTEM);
        system.addConcept().setCode("a".repeat(5_000) + "!");
        Scope scope = Terminology.of(Content.EMPTY.with(List.of(system))).scope();
        ValueSet set = new ValueSet();
        set.getCompose()
                .addInclude()
                .setSystem(SYSTEM)
                .addFilter()
                .setProperty("code")
                .setOp(FilterOperator.REGEX)
                .setValue("((a+)+)+");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(expand.expand(scope, ExpandRequest.of(set)).total())
                        .isZero());
    }

    @Test
    void fiveThousandResourcesInARequestAreRefused() {
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            resources.add(new ValueSet().setUrl("https://example.org/" + i));
        }
        Scope scope = Terminology.of(Content.EMPTY).scope();
        assertThatThrownBy(() -> scope.with(resources))
                .isInstanceOf(TxException.class)
                .hasMessageContaining("5000");
    }

    @Test
    void aRequestsOwnResourcesAreNotSeenByTheNext() {
        CodeSystem own = new CodeSystem();
        own.setUrl(SYSTEM).addConcept().setCode("a");
        Scope edition = Terminology.of(Content.EMPTY).scope();
        ValueSet all = new ValueSet();
        all.getCompose().addInclude().setSystem(SYSTEM);
        assertThat(expand.expand(edition.with(List.of(own)), ExpandRequest.of(all))
                        .total())
                .isEqualTo(1);
        assertThatThrownBy(() -> expand.expand(edition, ExpandRequest.of(all))).isInstanceOf(TxException.class);
        assertThat(new ValidateCode()
                        .validate(
                                edition,
                                ValidateRequest.of(
                                        null, new Coding().setSystem(SYSTEM).setCode("a")))
                        .result())
                .isFalse();
    }

    @Test
    void aHierarchyAThousandTimesDeeperThanRealOnesIsRead() {
        CodeSystem system = new CodeSystem();
        system.setUrl(SYSTEM);
        for (int i = 0; i < 20_000; i++) {
            var concept = system.addConcept().setCode("c" + i);
            if (i > 0) {
                concept.addProperty().setCode("parent").setValue(new CodeType("c" + (i - 1)));
            }
        }
        Scope scope = Terminology.of(Content.EMPTY.with(List.of(system))).scope();
        var outcome = new Subsumes()
                .subsumes(
                        scope,
                        new Coding().setSystem(SYSTEM).setCode("c0"),
                        new Coding().setSystem(SYSTEM).setCode("c19999"),
                        VersionParameters.NONE);
        assertThat(outcome).isEqualTo(Subsumes.Outcome.SUBSUMES);
    }

    private static ValueSet importing(String name, String other) {
        ValueSet set = new ValueSet();
        set.setUrl("https://example.org/" + name).getCompose().addInclude().addValueSet("https://example.org/" + other);
        return set;
    }
}
