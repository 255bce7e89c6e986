package se.nhv.source.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.nhv.source.record.Holder;

/** A holder while its words are read: a stretch of the text that begins with a region or a unit. */
final class HolderDraft {
    @Nullable
    String region;

    final List<String> units = new ArrayList<>();

    @Nullable
    String dnr;

    final List<String> subPermits = new ArrayList<>();
    final List<String> partners = new ArrayList<>();

    @Nullable
    String note;
    /** The text has just named a partner: a hospital that follows is the partner's. */
    boolean atPartner;
    /** Who owns the hospital that was named last. */
    @Nullable
    String owner;

    void note(String words) {
        note = note == null ? words : note + "; " + words;
    }

    Holder done() {
        String unit = units.isEmpty() ? null : String.join("/", units);
        return new Holder(region, unit, dnr, subPermits, partners, note);
    }
}
