package se.nhv.terminology.load;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.ResourceKey;

/** CodeSystem, ValueSet and ConceptMap resources in JSON or XML, kept as they are. Thread-safe. */
public final class FhirFiles {
    private final FhirContext context;

    public FhirFiles(FhirContext context) {
        this.context = context;
    }

    /** Reads the files, one resource each. */
    public Loaded load(List<Path> files, Progress progress) throws IOException {
        List<Resource> resources = new ArrayList<>();
        List<Loaded.Broken> broken = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            byte[] bytes = Files.readAllBytes(file);
            try {
                Resource resource = parse(TextFile.text(bytes));
                String fault = fault(resource);
                if (fault == null) {
                    resources.add(resource);
                } else {
                    broken.add(new Loaded.Broken(name, 0, fault));
                }
            } catch (DataFormatException unreadable) {
                broken.add(new Loaded.Broken(name, 0, String.valueOf(unreadable.getMessage())));
            }
            progress.at(name, bytes.length, bytes.length);
        }
        return new Loaded(resources, broken, Map.of());
    }

    /** The resource that a text holds; what FHIR R4 does not know in it is refused, for it would be lost. */
    Resource parse(String text) {
        IParser parser = text.stripLeading().startsWith("<") ? context.newXmlParser() : context.newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        return (Resource) parser.parseResource(text);
    }

    static boolean isTerminology(Resource resource) {
        return resource instanceof CodeSystem || resource instanceof ValueSet || resource instanceof ConceptMap;
    }

    /** Why a resource cannot be stored; null when it can. */
    static @Nullable String fault(Resource resource) {
        if (!isTerminology(resource)) {
            return "no CodeSystem, ValueSet or ConceptMap: " + resource.fhirType();
        }
        if (!((MetadataResource) resource).hasUrl()) {
            return "the resource has no url";
        }
        // the parser puts the type before the id that it has read
        String id =
                String.valueOf(resource.getIdElement().getValue()).replaceFirst("^" + resource.fhirType() + "/", "");
        if (!ResourceKey.isId(id)) {
            return "the resource has no id that FHIR allows: " + id;
        }
        return resource instanceof CodeSystem system ? twice(system) : null;
    }

    private static @Nullable String twice(CodeSystem system) {
        Set<String> codes = new HashSet<>();
        List<ConceptDefinitionComponent> open = new ArrayList<>(system.getConcept());
        while (!open.isEmpty()) {
            ConceptDefinitionComponent concept = open.remove(open.size() - 1);
            if (!concept.hasCode()) {
                return "a concept has no code";
            }
            if (!codes.add(concept.getCode())) {
                return "a code is defined twice: " + concept.getCode();
            }
            open.addAll(concept.getConcept());
        }
        return null;
    }
}
