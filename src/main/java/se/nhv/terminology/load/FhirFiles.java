package se.nhv.terminology.load;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Resource;
import se.nhv.terminology.code.SystemCompiler;

/** A code system from a CodeSystem resource in JSON or XML. Thread-safe. */
public final class FhirFiles {
    private final FhirContext context;

    public FhirFiles(FhirContext context) {
        this.context = context;
    }

    /** Reads the resource; refused when it is none, or none that can be used. */
    public Loaded load(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8).replace("\uFEFF", "");
        boolean xml = text.stripLeading().startsWith("<");
        Resource resource;
        try {
            resource = (Resource) (xml ? context.newXmlParser() : context.newJsonParser()).parseResource(text);
        } catch (DataFormatException broken) {
            throw new IOException(file.getFileName() + ": " + broken.getMessage(), broken);
        }
        if (!(resource instanceof CodeSystem system) || !system.hasUrl()) {
            throw new IOException(file.getFileName() + ": not a CodeSystem with url: " + resource.fhirType());
        }
        return new Loaded(SystemCompiler.compile(system), java.util.List.of());
    }
}
