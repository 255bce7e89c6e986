package se.nhv.web.change;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.web.Address;
import se.nhv.web.Asked;
import se.nhv.web.Frame;
import se.nhv.web.Page;
import se.nhv.web.change.ChangesView.Change;
import se.nhv.web.change.ChangesView.Rewritten;

/** {@code /changes} and {@code /changes.atom}: what happened between two days, both included. One use, one thread. */
public final class ChangesPage {
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final int YEARS = 2;
    private static final int MOST_IN_FEED = 50;

    private final Catalogue catalogue;
    private final Frame frame;
    private final List<String> faults = new ArrayList<>();

    private ChangesPage(Catalogue catalogue, Frame frame) {
        this.catalogue = catalogue;
        this.frame = frame;
    }

    /** The page for a period; without one, the last two years. */
    public static Page page(Catalogue catalogue, Asked asked, Frame frame) {
        ChangesPage page = new ChangesPage(catalogue, frame);
        LocalDate from = page.date(asked, "from", frame.today().minusYears(YEARS));
        LocalDate to = page.date(asked, "to", frame.today());
        ChangesView view = new ChangesView(
                from.toString(), to.toString(), page.faults, page.permits(from, to), page.entries(from, to));
        return Page.of("changes", frame.titled(frame.t("changes.title")), Map.of("view", view))
                .withStatus(page.faults.isEmpty() ? 200 : 400);
    }

    /** The newest changes as an Atom feed (RFC 4287). */
    public static void feed(Catalogue catalogue, Frame frame, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ChangesPage page = new ChangesPage(catalogue, frame);
        String root = request.getRequestURL().toString().replaceAll("/changes\\.atom$", "");
        List<Change> changes = page.permits(LocalDate.of(1900, 1, 1), frame.today());
        AtomFeed feed = new AtomFeed(root, frame, catalogue.edition().dataAsOf());
        byte[] bytes = feed.of(changes.subList(0, Math.min(MOST_IN_FEED, changes.size())))
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/atom+xml;charset=utf-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept-Language, Cookie");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private LocalDate date(Asked asked, String name, LocalDate otherwise) {
        String text = asked.text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException broken) {
            Problem problem =
                    Problem.error(Code.MALFORMED_PARAMETER, name, name, text).allowing("YYYY-MM-DD");
            faults.add(frame.wording().problem(problem));
            return otherwise;
        }
    }

    private List<Change> permits(LocalDate from, LocalDate to) {
        return Events.all(catalogue).stream()
                .filter(event -> !event.date().last().isBefore(from)
                        && !event.date().first().isAfter(to))
                .map(this::change)
                .toList();
    }

    private Change change(Event event) {
        String day = event.date().first().toString();
        String address =
                Address.resource("OrganizationAffiliation", event.permit().id());
        Instant known = catalogue
                .find("OrganizationAffiliation", event.permit().id())
                .map(Entry::lastUpdated)
                .orElse(catalogue.edition().dataAsOf());
        return new Change(
                address + "#" + event.kind().name().toLowerCase(Locale.ROOT) + "-" + day,
                known,
                day,
                frame.wording().date(event.date()),
                Events.sentence(catalogue, event, frame.wording()),
                address);
    }

    /** The first edition itself is no change. */
    private List<Rewritten> entries(LocalDate from, LocalDate to) {
        Instant first = catalogue
                .allVersions()
                .map(Entry::lastUpdated)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Instant after = from.atStartOfDay(SWEDEN).toInstant().minusNanos(1);
        Instant until = to.plusDays(1).atStartOfDay(SWEDEN).toInstant().minusNanos(1);
        return new Written(catalogue, frame).between(after.isBefore(first) ? first : after, until);
    }
}
