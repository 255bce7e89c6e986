package se.nhv.web.editor;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.source.Report;
import se.nhv.source.SourceReader;
import se.nhv.source.account.Fate;
import se.nhv.source.compare.Comparison;
import se.nhv.source.compare.Difference;
import se.nhv.source.compare.Published;
import se.nhv.source.record.Correction;
import se.nhv.source.record.DecidedUnits;
import se.nhv.source.record.Document;
import se.nhv.source.record.Holder;
import se.nhv.source.record.Kind;
import se.nhv.web.Frame;
import se.nhv.web.editor.EditorView.Field;
import se.nhv.web.editor.EditorView.Row;

/** Reads a file as {@code nhv import} does, and compares it with the catalogue. One use, one thread. */
final class ComparedPage {
    /** An editor reads them; a report in another language would have thousands. */
    private static final int MOST_LOST_LINES = 100;

    private final Catalogue catalogue;
    private final Frame frame;
    private final Words words;
    private final byte[] bytes;
    private final Published published;

    ComparedPage(Catalogue catalogue, Frame frame, byte[] bytes) {
        this.catalogue = catalogue;
        this.frame = frame;
        this.words = new Words(catalogue, frame);
        this.bytes = bytes;
        this.published = Published.of(
                Stream.of("Organization", "Location", "PlanDefinition", "OrganizationAffiliation", "CodeSystem")
                        .flatMap(type -> catalogue.all(type).stream())
                        .<Resource>map(Entry::resource)
                        .toList());
    }

    EditorView.Compared view(Editor editor) {
        Report report = new SourceReader(published.directory(), published.names()).read(bytes);
        List<String> lost = report.lines().stream()
                .filter(line -> line.fate() == Fate.NOT_UNDERSTOOD)
                .limit(MOST_LOST_LINES)
                .map(line -> frame.t("compare.line", line.line(), line.text()))
                .toList();
        return new EditorView.Compared(
                editor.name(),
                editor.established(),
                Objects.requireNonNullElse(report.problem(), ""),
                report.remarks(),
                lost,
                report.lines().size(),
                report.documents().stream()
                        .map(document -> document(document, report.address()))
                        .toList());
    }

    private EditorView.Document document(Document document, @Nullable String address) {
        String slug = document.slug();
        boolean known = slug != null && catalogue.find("PlanDefinition", slug).isPresent();
        String title = Objects.requireNonNullElse(document.title(), frame.t("unknown"));
        return new EditorView.Document(
                words.kind(document.kind()),
                title,
                known ? String.valueOf(slug) : "",
                document.reading().truncated(),
                facts(document),
                known || slug != null ? rows(document) : List.of(),
                known ? hidden(document, title, address) : List.of());
    }

    private List<Row> rows(Document document) {
        Draftable draftable =
                new Draftable(String.valueOf(document.slug()), document.period().validFrom());
        List<Row> rows = new ArrayList<>();
        for (Difference difference : new Comparison(published).of(document)) {
            rows.add(difference
                    .accept(draftable)
                    .map(change -> new Row(change.accept(words), ChangeJson.write(change)))
                    .orElseGet(() -> new Row(difference.accept(words.withoutDraft()), "")));
        }
        return rows;
    }

    private List<Field> facts(Document document) {
        List<Field> facts = new ArrayList<>();
        for (DecidedUnits units : document.facts().decidedUnits()) {
            String count = Integer.toString(units.count());
            fact(facts, "area.decided", units.scope() == null ? count : count + " (" + units.scope() + ")");
        }
        List<Holder> holders = document.facts().holders();
        if (holders != null) {
            holders.forEach(holder -> fact(facts, "compare.holder", holder(holder)));
        }
        String from = document.period().validFrom();
        fact(facts, "compare.from", from == null ? frame.t("compare.not-said") : words.date(from));
        for (Correction correction : document.reading().corrections()) {
            String read = Objects.requireNonNullElse(correction.readAs(), frame.t("compare.no-name"));
            fact(facts, "compare.name", frame.t("compare.read-as", correction.written(), read));
        }
        return facts;
    }

    private void fact(List<Field> facts, String key, String value) {
        facts.add(new Field(frame.t(key), value));
    }

    private static String holder(Holder holder) {
        List<String> parts = new ArrayList<>();
        Stream.of(holder.region(), holder.unit(), holder.dnr(), holder.note())
                .filter(Objects::nonNull)
                .forEach(parts::add);
        parts.addAll(holder.subPermits());
        parts.addAll(holder.partners());
        return String.join(", ", parts);
    }

    private List<Field> hidden(Document document, String title, @Nullable String address) {
        boolean linked = address != null && SourceFile.isAddress(address);
        return List.of(
                new Field("area", String.valueOf(document.slug())),
                new Field("title", title.substring(0, Math.min(300, title.length()))),
                new Field("kind", documentType(document.kind())),
                new Field("address", linked ? String.valueOf(address) : ""),
                new Field("hash", hash()),
                new Field("size", Integer.toString(bytes.length)),
                new Field("truncated", Boolean.toString(document.reading().truncated())));
    }

    /** The code of nhv-dokumenttyp. */
    private static String documentType(Kind kind) {
        switch (kind) {
            case AREA_PAGE:
                return "omradessida";
            case DECISION:
                return "beslut";
            case CONDITIONS:
                return "villkorsforslag";
            case BOARD_DECISION:
                return "namndbeslut";
            case FOLLOW_UP:
                return "myndighetssida";
            case REGIONAL_REPORT:
                return "arsrapport";
        }
        throw new IllegalArgumentException(kind.code());
    }

    /** SHA-1, because FHIR's Attachment.hash is one: it names the file, it protects nothing. */
    private String hash() {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
