package se.nhv.source.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.nhv.source.record.DecidedUnits;
import se.nhv.source.record.Document;
import se.nhv.source.record.Document.Definition;
import se.nhv.source.record.Document.Facts;
import se.nhv.source.record.Document.Period;
import se.nhv.source.record.Document.ReadingResult;
import se.nhv.source.record.Holder;
import se.nhv.source.record.Kind;
import se.nhv.source.template.Slug;

/** The areas that a list of decisions names, in its order, as they grow while it is read. */
final class Decisions {
    static final String ADVERTISED = "advertised";
    static final String NOT_GRANTED = "not-granted";

    private final List<Document> documents = new ArrayList<>();
    private @Nullable String decided;

    int size() {
        return documents.size();
    }

    /** How many of the areas are decided, not advertised. */
    long decidedAreas() {
        return documents.stream()
                .filter(one -> !ADVERTISED.equals(one.facts().status()))
                .count();
    }

    /** The date that the areas which follow are decided on. */
    void on(String date) {
        decided = date;
    }

    void add(
            String area,
            @Nullable List<Holder> holders,
            Period period,
            @Nullable String status,
            List<DecidedUnits> units) {
        String title = Slug.capitalised(area);
        // What is advertised is not decided on the day that the list is dated.
        Facts facts = new Facts(units, holders, status, ADVERTISED.equals(status) ? null : decided);
        documents.add(new Document(
                Kind.BOARD_DECISION,
                title,
                Slug.of(title),
                period,
                facts,
                Definition.NONE,
                new ReadingResult(List.of(), List.of(), false)));
    }

    void granted(String area, List<Holder> holders) {
        add(area, holders, Period.UNKNOWN, null, List.of());
    }

    /** Gives the area these holders too; the area is added when the list did not name it before. */
    void also(String area, List<Holder> more) {
        for (int i = 0; i < documents.size(); i++) {
            if (Slug.capitalised(area).equalsIgnoreCase(documents.get(i).title())) {
                also(i, more);
                return;
            }
        }
        granted(area, more);
    }

    /** Gives the last area these holders too. */
    void alsoLast(List<Holder> more) {
        also(documents.size() - 1, more);
    }

    private void also(int index, List<Holder> more) {
        Document one = documents.get(index);
        List<Holder> before = Optional.ofNullable(one.facts().holders()).orElse(List.of());
        set(index, Stream.concat(before.stream(), more.stream()).toList(), one.period());
    }

    /** The case number of the one permit that the letter is about. */
    void numbered(String dnr) {
        boolean one = documents.size() == 1
                && Optional.ofNullable(documents.get(0).facts().holders())
                                .orElse(List.of())
                                .size()
                        == 1;
        if (one) {
            Holder held =
                    Objects.requireNonNull(documents.get(0).facts().holders()).get(0);
            String number = held.dnr() == null ? dnr : held.dnr();
            Holder numbered =
                    new Holder(held.region(), held.unit(), number, held.subPermits(), held.partners(), held.note());
            set(0, List.of(numbered), documents.get(0).period());
        }
    }

    /** From one area on, the holder works with these. */
    void partners(int first, String holder, List<String> partners) {
        for (int i = first; i < documents.size(); i++) {
            Document one = documents.get(i);
            List<Holder> holders = Optional.ofNullable(one.facts().holders()).orElse(List.of()).stream()
                    .map(held -> holder.equals(held.region()) ? with(held, partners) : held)
                    .toList();
            set(i, one.facts().holders() == null ? null : holders, one.period());
        }
    }

    private static Holder with(Holder held, List<String> partners) {
        List<String> all =
                Stream.concat(held.partners().stream(), partners.stream()).toList();
        return new Holder(held.region(), held.unit(), held.dnr(), held.subPermits(), all, held.note());
    }

    /** The period of every granted area that has none. */
    void valid(Period period) {
        for (int i = 0; i < documents.size(); i++) {
            Document one = documents.get(i);
            if (one.period().equals(Period.UNKNOWN) && one.facts().status() == null) {
                set(i, one.facts().holders(), period);
            }
        }
    }

    private void set(int index, @Nullable List<Holder> holders, Period period) {
        Document one = documents.get(index);
        Facts facts = new Facts(
                one.facts().decidedUnits(),
                holders,
                one.facts().status(),
                one.facts().decided());
        documents.set(
                index,
                new Document(one.kind(), one.title(), one.slug(), period, facts, one.definition(), one.reading()));
    }

    List<Document> read(ReadingResult reading) {
        return documents.stream()
                .map(one -> new Document(
                        one.kind(), one.title(), one.slug(), one.period(), one.facts(), one.definition(), reading))
                .toList();
    }
}
