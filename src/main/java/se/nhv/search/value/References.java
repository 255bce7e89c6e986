package se.nhv.search.value;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Reference;
import se.nhv.fhir.Canonical;

/** References, canonical addresses and plain addresses. */
public final class References {
    private static final Pattern VERSIONED = Pattern.compile("(.+)/_history/([A-Za-z0-9\\-.]{1,64})");

    private References() {}

    static void add(Base found, Set<Value> into) {
        if (found instanceof Reference reference) {
            String text = Tokens.text(reference.getReference());
            ReferenceValue target = literal(text);
            into.add(new ReferenceValue(
                    target.target(),
                    target.version(),
                    Tokens.text(reference.getIdentifier().getSystem()),
                    Tokens.text(reference.getIdentifier().getValue())));
        } else if (found.isPrimitive() && found.primitiveValue() != null) {
            into.add(canonical(found.primitiveValue()));
        }
    }

    /** {@code Type/id}, {@code Type/id/_history/v} or an address. */
    public static ReferenceValue literal(String reference) {
        Matcher versioned = VERSIONED.matcher(reference);
        return versioned.matches()
                ? new ReferenceValue(versioned.group(1), versioned.group(2), "", "")
                : new ReferenceValue(reference, "", "", "");
    }

    /** {@code url} or {@code url|version}. */
    public static ReferenceValue canonical(String text) {
        Canonical canonical = Canonical.parse(text);
        return new ReferenceValue(canonical.url(), Tokens.text(canonical.version()), "", "");
    }

    /** The address as it stands and, of a canonical one with a version, also without it. */
    static void addUri(Base found, Set<Value> into) {
        String uri = found.primitiveValue();
        if (uri == null) {
            return;
        }
        into.add(new UriValue(uri));
        if (found instanceof CanonicalType) {
            into.add(new UriValue(Canonical.parse(uri).url()));
        }
    }
}
