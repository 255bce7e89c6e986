package se.nhv.provider.terminology;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceDesignationComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Codec;

/**
 * An expansion as JSON, byte for byte what HAPI's encoder makes of it, in a tenth of the time: HAPI writes everything but the list
 * of codes, and that is written here. Where an entry carries what is not common (extensions, ids), HAPI writes all. Thread-safe.
 */
public final class ExpansionWriter {
    /** About what an entry takes, so that the buffer grows once or twice. */
    private static final int BYTES_OF_AN_ENTRY = 120;

    private static final byte[] END = "}}".getBytes(StandardCharsets.UTF_8);

    private final Codec codec;
    private final JsonFactory json = new JsonFactory();

    public ExpansionWriter(Codec codec) {
        this.codec = codec;
    }

    /** Compact JSON in UTF-8. The expansion is the caller's own: while it is written it has no entries. */
    public byte[] json(ValueSet shown) {
        List<ValueSetExpansionContainsComponent> entries = shown.getExpansion().getContains();
        if (entries.isEmpty() || !entries.stream().allMatch(ExpansionWriter::isCommon)) {
            return codec.encode(shown);
        }
        shown.getExpansion().setContains(null);
        // the expansion is the last element of R4's ValueSet, and its entries are the last of the expansion
        byte @Nullable [] around = shown.getExpansion().isEmpty() ? null : codec.encode(shown);
        shown.getExpansion().setContains(entries);
        return around == null ? codec.encode(shown) : with(entries, around);
    }

    private byte[] with(List<ValueSetExpansionContainsComponent> entries, byte[] around) {
        var out = new ByteArrayOutputStream(around.length + entries.size() * BYTES_OF_AN_ENTRY);
        out.write(around, 0, around.length - END.length);
        out.writeBytes(",\"contains\":".getBytes(StandardCharsets.UTF_8));
        // through a writer, as HAPI does: Jackson's own UTF-8 escapes characters beyond the basic plane
        try (JsonGenerator generator = json.createGenerator(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            write(entries, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // nothing is written but into memory
        }
        out.writeBytes(END);
        return out.toByteArray();
    }

    private static void write(List<ValueSetExpansionContainsComponent> entries, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (ValueSetExpansionContainsComponent entry : entries) {
            out.writeStartObject();
            text("system", entry.getSystem(), out);
            if (entry.hasAbstract()) {
                out.writeBooleanField("abstract", entry.getAbstract());
            }
            if (entry.hasInactive()) {
                out.writeBooleanField("inactive", entry.getInactive());
            }
            text("version", entry.getVersion(), out);
            text("code", entry.getCode(), out);
            text("display", entry.getDisplay(), out);
            if (entry.hasDesignation()) {
                out.writeArrayFieldStart("designation");
                for (ConceptReferenceDesignationComponent name : entry.getDesignation()) {
                    write(name, out);
                }
                out.writeEndArray();
            }
            if (entry.hasContains()) {
                out.writeFieldName("contains");
                write(entry.getContains(), out);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void write(ConceptReferenceDesignationComponent name, JsonGenerator out) throws IOException {
        out.writeStartObject();
        text("language", name.getLanguage(), out);
        if (name.hasUse()) {
            out.writeObjectFieldStart("use");
            text("system", name.getUse().getSystem(), out);
            text("version", name.getUse().getVersion(), out);
            text("code", name.getUse().getCode(), out);
            text("display", name.getUse().getDisplay(), out);
            out.writeEndObject();
        }
        text("value", name.getValue(), out);
        out.writeEndObject();
    }

    /** As HAPI, which takes a blank text for none. */
    private static void text(String name, @Nullable String value, JsonGenerator out) throws IOException {
        if (value != null && !value.isBlank()) {
            out.writeStringField(name, value);
        }
    }

    private static boolean isCommon(ValueSetExpansionContainsComponent entry) {
        return isBare(entry)
                && !entry.hasModifierExtension()
                && !entry.isEmpty()
                && (!entry.hasSystem() || isBare(entry.getSystemElement()))
                && (!entry.hasAbstract() || isBare(entry.getAbstractElement()))
                && (!entry.hasInactive() || isBare(entry.getInactiveElement()))
                && (!entry.hasVersion() || isBare(entry.getVersionElement()))
                && (!entry.hasCode() || isBare(entry.getCodeElement()))
                && (!entry.hasDisplay() || isBare(entry.getDisplayElement()))
                && entry.getDesignation().stream().allMatch(ExpansionWriter::isCommon)
                && entry.getContains().stream().allMatch(ExpansionWriter::isCommon);
    }

    private static boolean isCommon(ConceptReferenceDesignationComponent name) {
        return isBare(name)
                && !name.hasModifierExtension()
                && !name.isEmpty()
                && (!name.hasLanguage() || isBare(name.getLanguageElement()))
                && (!name.hasUse() || isCommon(name.getUse()))
                && (!name.hasValue() || isBare(name.getValueElement()));
    }

    private static boolean isCommon(Coding use) {
        return isBare(use)
                && !use.hasUserSelected()
                && (!use.hasSystem() || isBare(use.getSystemElement()))
                && (!use.hasVersion() || isBare(use.getVersionElement()))
                && (!use.hasCode() || isBare(use.getCodeElement()))
                && (!use.hasDisplay() || isBare(use.getDisplayElement()));
    }

    private static boolean isBare(Element element) {
        return !element.hasExtension() && !element.hasId();
    }
}
