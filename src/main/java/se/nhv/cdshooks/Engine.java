package se.nhv.cdshooks;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.directory.County;
import se.nhv.directory.Directory;
import se.nhv.fhir.PartialDate;
import se.nhv.problem.Code;
import se.nhv.problem.ProblemException;
import se.nhv.referral.Age;
import se.nhv.referral.Destinations;
import se.nhv.referral.DestinationsAnswer;
import se.nhv.referral.DestinationsQuestion;
import se.nhv.referral.Token;

/**
 * Puts each order of a call to the engine of {@code $nhv-destinations}; the same codes on the same day are asked once. One use, one
 * thread.
 *
 * <p>An order's own reasons decide. Only when they say nothing in a classification that the register maps do the patient's active
 * conditions count: otherwise every order of a patient with such a condition would get the same card.
 */
final class Engine {
    private static final DestinationsAnswer NOTHING = new DestinationsAnswer(List.of(), List.of(), List.of());
    private static final Set<Code> NOT_MAPPED = Set.of(Code.NO_MAPPING, Code.UNKNOWN_SYSTEM);

    private final Catalogue catalogue;
    private final HookRequest request;
    private final LocalDate today;
    private final @Nullable String county;
    private final Map<Asked, DestinationsAnswer> answers = new HashMap<>();

    private record Asked(List<Token> codes, LocalDate date) {}

    Engine(Catalogue catalogue, HookRequest request, LocalDate today) {
        this.catalogue = catalogue;
        this.request = request;
        this.today = today;
        this.county = county(catalogue, request.patient().county());
    }

    /** What the register says of an order. */
    DestinationsAnswer answer(DraftOrder order) {
        LocalDate date = order.date() == null ? today : order.date();
        DestinationsAnswer own = ask(new Asked(order.codes(), date));
        boolean silent =
                own.areas().isEmpty() && own.remarks().stream().allMatch(remark -> NOT_MAPPED.contains(remark.code()));
        return silent ? ask(new Asked(request.conditions(), date)) : own;
    }

    private DestinationsAnswer ask(Asked asked) {
        return asked.codes().isEmpty() ? NOTHING : answers.computeIfAbsent(asked, this::put);
    }

    private DestinationsAnswer put(Asked asked) {
        var question = new DestinationsQuestion(
                asked.codes(),
                List.of(),
                List.of(),
                new DestinationsQuestion.Patient(age(asked.date()), county),
                request.answers(),
                asked.date(),
                false);
        try {
            return Destinations.answer(catalogue, question);
        } catch (ProblemException refused) {
            if (refused.problems().stream().allMatch(problem -> problem.code() == Code.UNKNOWN_SYSTEM)) {
                return NOTHING;
            }
            throw refused;
        }
    }

    /** The code of the county that the address names, or of none for {@code 99}; null when it names no county that we know. */
    private static @Nullable String county(Catalogue catalogue, @Nullable String address) {
        if (address == null || address.strip().equals("99")) {
            return address == null ? null : "99";
        }
        County county = catalogue.get(Directory.KEY).geography().countyNamed(address);
        return county == null ? null : county.code();
    }

    private @Nullable Age age(LocalDate date) {
        PartialDate birth = request.patient().birth();
        return birth == null || birth.first().isAfter(date) ? null : Age.on(date, birth);
    }
}
