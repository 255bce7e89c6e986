package se.nhv.terminology.content;

import org.hl7.fhir.r4.model.CodeSystem;
import org.jspecify.annotations.Nullable;
import se.nhv.terminology.code.CompiledSystem;
import se.nhv.terminology.code.SystemCompiler;
import se.nhv.terminology.code.SystemHeader;

/**
 * A code system that is compiled when it is first needed: most of a request's own resources are never touched. Safe for all
 * threads; two may both compile, and the results are equal.
 */
public final class SystemEntry {
    private final SystemHeader header;
    private final @Nullable CodeSystem resource;
    private volatile @Nullable CompiledSystem compiled;

    public SystemEntry(CodeSystem resource) {
        this.header = SystemHeader.of(resource);
        this.resource = resource;
    }

    /** A system that has been compiled already, for instance by a loader. */
    public SystemEntry(CompiledSystem compiled) {
        this.header = compiled.header();
        this.resource = null;
        this.compiled = compiled;
    }

    public SystemHeader header() {
        return header;
    }

    public CompiledSystem compiled() {
        CompiledSystem seen = compiled;
        if (seen == null) {
            if (resource == null) {
                throw new IllegalStateException("made from a compiled system");
            }
            seen = SystemCompiler.compile(resource);
            compiled = seen;
        }
        return seen;
    }
}
