package se.nhv.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two languages that the register speaks. */
public enum Language {
    SV("sv"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The language that an Accept-Language header prefers (RFC 9110 12.5.4); Swedish when it names neither or is broken. */
    public static Language preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return SV;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
            String best = Locale.lookupTag(ranges, List.of(SV.tag, EN.tag));
            return EN.tag.equals(best) ? EN : SV;
        } catch (IllegalArgumentException broken) {
            return SV;
        }
    }
}
