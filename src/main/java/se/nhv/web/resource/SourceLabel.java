package se.nhv.web.resource;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.web.Wording;

/** The register's labels of sources in words: {@code kalla-001#p8} is source 001, paragraph 8. Pure. */
final class SourceLabel {
    private static final Pattern DOCUMENT = Pattern.compile("kalla-(\\d+)(?:#p([\\d-]+))?");
    private static final Pattern PAGE = Pattern.compile("sida:[a-z0-9-]+#p([\\d-]+)");

    private SourceLabel() {}

    /** A label of another form as it stands; empty when there is none. */
    static String of(@Nullable String label, Wording wording) {
        if (label == null) {
            return "";
        }
        Matcher document = DOCUMENT.matcher(label);
        if (document.matches()) {
            return document.group(2) == null
                    ? wording.t("source.document", document.group(1))
                    : wording.t("source.paragraph", document.group(1), dashed(document.group(2)));
        }
        Matcher page = PAGE.matcher(label);
        return page.matches() ? wording.t("source.page", dashed(page.group(1))) : label;
    }

    private static String dashed(String paragraphs) {
        return paragraphs.replace('-', '–');
    }
}
