package se.nhv.terminology.load;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Systems;

/**
 * What a table's code system is, and how its codes are written. Immutable, thread-safe.
 *
 * @param bare the columns of a file without a header line, parted by tabs; null when it must have one
 * @param rules of the codes
 */
public record SystemKind(
        String url, String id, String name, String title, java.util.@Nullable List<String> bare, Rules rules) {
    /** FHIR's code: no space at the ends, single spaces inside. */
    private static final Pattern FHIR_CODE = Pattern.compile("[^\\s]+( [^\\s]+)*");

    /** How codes are written and ordered. */
    interface Rules {
        /** The code as the system writes it; null when it is none. */
        default @Nullable String code(String written) {
            return FHIR_CODE.matcher(written).matches() ? written : null;
        }

        /** The code above, where the table does not say it; null when there is none. */
        default @Nullable String parent(String code, Set<String> known) {
            return null;
        }

        /** Whether the code may be used, or only groups others. */
        default boolean selectable(String code) {
            return true;
        }

        /** By this the concepts of files without header are sorted. */
        default String key(String code) {
            return code;
        }

        /** A line of a file without header as fields. */
        default java.util.@Nullable List<String> fields(String line) {
            return Fields.of(line, '\t');
        }
    }

    /** ICD-10-SE. */
    public static SystemKind icd10Se() {
        return new SystemKind(
                Systems.ICD_10_SE,
                "icd-10-se",
                "Icd10Se",
                "ICD-10-SE",
                java.util.List.of("kod", "marker", "titel"),
                new IcdCodes());
    }

    /** KVÅ: the surgical and the medical part, as tables or as code and text. */
    public static SystemKind kva() {
        return new SystemKind(
                Systems.KVA,
                "kva",
                "Kva",
                "Klassifikation av vårdåtgärder (KVÅ)",
                java.util.List.of("kod", "titel"),
                new Rules() {});
    }

    /** Any system; the first line of each file must name its columns. */
    public static SystemKind table(String url, String id) {
        return new SystemKind(url, id, "Table", id, null, new Rules() {});
    }
}
