package se.nhv.publication;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;

/** What stands in fhir-resources, for the tests of this package. */
final class Published {
    static final Path CONTENT = Path.of("fhir-resources");
    static final Path DOCUMENTS = Path.of("src/test/resources/kallor");
    static final FhirContext CONTEXT = FhirContext.forR4Cached();

    private Published() {}

    static <T extends IBaseResource> T read(Class<T> type, String folder, String id) {
        try {
            return CONTEXT.newJsonParser()
                    .parseResource(
                            type, Files.readString(CONTENT.resolve(folder).resolve(id + ".json")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static PlanDefinition plan(String area) {
        return read(PlanDefinition.class, "care-areas", area);
    }

    /** Every action of the plan with the id of the one above it, null at the top. */
    static void actions(PlanDefinition plan, Consumer<Node> visit) {
        plan.getAction().forEach(action -> walk(action, "", visit));
    }

    static List<Node> actions(PlanDefinition plan) {
        List<Node> nodes = new ArrayList<>();
        actions(plan, nodes::add);
        return nodes;
    }

    static PlanDefinitionActionComponent action(PlanDefinition plan, String linkId) {
        return actions(plan).stream()
                .map(Node::action)
                .filter(action -> linkId.equals(action.getId()))
                .findFirst()
                .orElseThrow();
    }

    /** An action and the id of the one above it, empty at the top. */
    record Node(PlanDefinitionActionComponent action, String parent) {}

    private static void walk(PlanDefinitionActionComponent action, String parent, Consumer<Node> visit) {
        visit.accept(new Node(action, parent));
        action.getAction().forEach(child -> walk(child, action.getId(), visit));
    }

    /** The rows of a table of tab-separated cells, without its heading. */
    static List<String[]> table(String name) {
        try (Stream<String> lines =
                Files.lines(Path.of("src/test/resources/publication").resolve(name), StandardCharsets.UTF_8)) {
            return lines.skip(1).map(line -> line.split("\t", -1)).toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The codes of one system. */
    static List<String> codes(List<CodeableConcept> concepts, String system) {
        return concepts.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> system.equals(coding.getSystem()))
                .map(coding -> coding.getCode())
                .toList();
    }

    /** Every resource of a folder, by name. */
    static <T extends IBaseResource> List<T> all(Class<T> type, String folder) throws IOException {
        try (Stream<Path> files = Files.list(CONTENT.resolve(folder))) {
            return files.sorted()
                    .map(file -> file.getFileName().toString())
                    .map(name -> read(type, folder, name.substring(0, name.length() - ".json".length())))
                    .toList();
        }
    }
}
