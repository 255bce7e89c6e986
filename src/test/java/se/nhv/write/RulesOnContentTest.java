package se.nhv.write;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.CatalogueBuilder;
import se.nhv.catalogue.Entry;
import se.nhv.fhir.Codec;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.store.content.ContentFiles;
import se.nhv.store.memory.MemoryLog;

/** What the program brings obeys the rules that it holds others to. */
class RulesOnContentTest {
    private static final Codec CODEC = new Codec(FhirContext.forR4Cached());
    private static final Writer.Client CLIENT = new Writer.Client("editor", "http://127.0.0.1/fhir");
    private static Catalogue content;
    private static Writer writer;

    @BeforeAll
    static void open() {
        Register register = Register.open(
                new MemoryLog(), ContentFiles.embedded(), new CatalogueBuilder(CODEC, List.of()), Clock.systemUTC());
        content = register.current().now();
        writer = new Writer(register, CODEC, (catalogue, type, query) -> List.of(), () -> "new");
    }

    @Test
    void everyResourceCouldBeWrittenByAnEditor() {
        List<String> refused = new ArrayList<>();
        for (String type : content.types()) {
            for (Entry entry : content.all(type)) {
                Resource changed = entry.resource().copy();
                changed.getMeta().setSource("urn:x-test:changed");
                writer.verdict(new Bodies.Sent(changed, List.of()), CLIENT)
                        .forEach(problem -> refused.add(entry.key() + ": " + problem));
            }
        }
        assertThat(refused).isEmpty();
    }

    private static List<Code> verdict(PlanDefinition plan) {
        return writer.verdict(new Bodies.Sent(plan, List.of()), CLIENT).stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void fewerDecidedUnitsThanKnownPermitsNeedAJustification() {
        PlanDefinition plan = content.find("PlanDefinition", "net-binjure")
                .orElseThrow()
                .resource(PlanDefinition.class)
                .copy();
        plan.getExtensionByUrl("https://nhv.example/fhir/StructureDefinition/nhv-number-of-units")
                .setValue(new PositiveIntType(1));
        assertThat(verdict(plan.copy())).containsExactly(Code.TOO_FEW_UNITS);
        plan.addRelatedArtifact().setType(RelatedArtifactType.JUSTIFICATION).setDisplay("Ett nytt beslut är på väg.");
        assertThat(verdict(plan)).isEmpty();
    }
}
