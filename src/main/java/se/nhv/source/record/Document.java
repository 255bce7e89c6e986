package se.nhv.source.record;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one document about one area. What the document does not say is null, or absent from {@code Facts}; an
 * empty list of holders means that the document says there are none yet.
 *
 * @param kind what it is
 * @param title the area's name as the document has it
 * @param slug the title in ASCII, or the id of the register's area with that title
 * @param period from when, and to when, the permits are valid
 * @param facts what is decided and who has permits
 * @param definition what the care is
 * @param reading what reading it showed
 */
public record Document(
        Kind kind,
        @Nullable String title,
        @Nullable String slug,
        Period period,
        Facts facts,
        Definition definition,
        ReadingResult reading) {

    /** The same document as that of the area with this id, with what was corrected to find it. */
    public Document as(String area, List<Correction> corrections) {
        List<Correction> all = new ArrayList<>(corrections);
        all.addAll(reading.corrections());
        return new Document(
                kind,
                title,
                area,
                period,
                facts,
                definition,
                new ReadingResult(reading.notUnderstood(), List.copyOf(all), reading.truncated()));
    }

    /** ISO dates, of a year, a month or a day. */
    public record Period(
            @Nullable String validFrom, @Nullable String validTo) {
        public static final Period UNKNOWN = new Period(null, null);
    }

    /**
     * @param status {@code proposal} or {@code decided} where a document can be either
     * @param decided the date of the decision
     */
    public record Facts(
            List<DecidedUnits> decidedUnits,
            @Nullable List<Holder> holders,
            @Nullable String status,
            @Nullable String decided) {
        public static final Facts NONE = new Facts(List.of(), null, null, null);
    }

    public record Definition(
            @Nullable Criterion criteria, List<Item> clarifications, List<Item> delimitations, List<Item> measures) {
        public static final Definition NONE = new Definition(null, List.of(), List.of(), List.of());
    }

    /** @param truncated whether the document is cut off */
    public record ReadingResult(List<NotUnderstood> notUnderstood, List<Correction> corrections, boolean truncated) {}
}
