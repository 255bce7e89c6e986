package se.nhv.web.start;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.catalogue.Entry;
import se.nhv.directory.County;
import se.nhv.directory.Directory;
import se.nhv.referral.AreaAnswer;
import se.nhv.referral.Areas;
import se.nhv.referral.AreasAnswer;
import se.nhv.referral.AreasQuestion;
import se.nhv.referral.CareAreas;
import se.nhv.referral.Token;
import se.nhv.web.Address;
import se.nhv.web.Asked;
import se.nhv.web.Frame;
import se.nhv.web.Page;
import se.nhv.web.find.Find;
import se.nhv.web.find.Findings;
import se.nhv.web.find.Hit;
import se.nhv.web.start.StartView.AreaLink;
import se.nhv.web.start.StartView.Found;
import se.nhv.web.start.StartView.Group;

/** {@code /} and {@code /find}: the field, and what was found with the reason of each hit. One use, one thread. */
public final class StartPage {
    /** A longer text is no search, and the register need not read it. */
    private static final int LONGEST = 200;

    private final Catalogue catalogue;
    private final Frame frame;
    private final String q;

    private StartPage(Catalogue catalogue, Asked asked, Frame frame) {
        this.catalogue = catalogue;
        this.frame = frame;
        String typed = asked.text("q");
        this.q = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    }

    /** The whole page. */
    public static Page page(Catalogue catalogue, Asked asked, Frame frame) {
        StartPage start = new StartPage(catalogue, asked, frame);
        return Page.of("start", frame, Map.of("view", start.view(start.areas())));
    }

    /** Only the results, for the script that asks while a person types. */
    public static Page results(Catalogue catalogue, Asked asked, Frame frame) {
        return Page.of("results", frame, Map.of("view", new StartPage(catalogue, asked, frame).view(List.of())));
    }

    private StartView view(List<AreaLink> areas) {
        Findings found = q.isEmpty() ? Findings.NOTHING : Find.in(catalogue, q);
        List<String> remarks = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        List<Found> codes = found.codes().stream().map(hit -> code(hit, found)).toList();
        boolean typedACode =
                found.codes().stream().anyMatch(hit -> hit.reasons().get(0).where() == Hit.Where.CODE);
        add(groups, "found.codes", typedACode ? codes : List.of());
        add(
                groups,
                "found.areas",
                found.areas().stream().map(hit -> area(hit, found)).toList());
        add(
                groups,
                "found.regions",
                found.regions().stream().map(this::organization).toList());
        add(
                groups,
                "found.units",
                found.units().stream().map(this::organization).toList());
        add(groups, "found.codes", typedACode ? List.of() : codes);
        if (found.codes().isEmpty() && Find.isCode(q)) {
            touched(q).remarks().forEach(remark -> remarks.add(frame.wording().remark(remark)));
        }
        return new StartView(q, home(found.county()), groups, remarks, areas);
    }

    private static void add(List<Group> groups, String key, List<Found> hits) {
        if (!hits.isEmpty()) {
            groups.add(new Group(key, hits));
        }
    }

    private @Nullable String home(@Nullable String code) {
        County county =
                code == null ? null : catalogue.get(Directory.KEY).geography().county(code);
        return county == null
                ? null
                : catalogue
                        .find("Organization", county.region())
                        .map(entry -> entry.resource(org.hl7.fhir.r4.model.Organization.class)
                                .getName())
                        .orElse(null);
    }

    private Found area(Hit hit, Findings found) {
        boolean active = catalogue.get(CareAreas.KEY).active(hit.id()) != null;
        String refer = active
                ? Address.of("/refer")
                        .with("area", hit.id())
                        .with("county", found.county())
                        .with("q", q)
                        .toString()
                : null;
        return new Found(
                frame.wording().name(hit.name()), Address.resource("PlanDefinition", hit.id()), refer, reasons(hit));
    }

    private Found organization(Hit hit) {
        return new Found(
                frame.wording().name(hit.name()), Address.resource("Organization", hit.id()), null, reasons(hit));
    }

    private Found code(Hit hit, Findings found) {
        AreasAnswer answer = touched(hit.id());
        List<String> reasons = new ArrayList<>();
        for (AreaAnswer area : answer.areas()) {
            String name = frame.wording().name(area.area().concept().label());
            boolean certain =
                    area.match() != null && area.match().match().certainty() == se.nhv.referral.Certainty.CERTAIN;
            reasons.add(frame.t(certain ? "found.certain" : "found.candidate", name));
        }
        answer.remarks().forEach(remark -> reasons.add(frame.wording().remark(remark)));
        String refer = answer.areas().isEmpty()
                ? null
                : Address.of("/refer")
                        .with("diagnosis", hit.id())
                        .with("county", found.county())
                        .toString();
        return new Found(hit.id() + " " + frame.wording().name(hit.name()), null, refer, reasons);
    }

    private AreasAnswer touched(String code) {
        return Areas.answer(catalogue, new AreasQuestion(List.of(new Token(null, code)), frame.today()));
    }

    private List<String> reasons(Hit hit) {
        return hit.reasons().stream()
                .map(reason -> frame.t(
                        "found.where." + reason.where().name().toLowerCase(java.util.Locale.ROOT),
                        frame.wording().name(reason.text())))
                .toList();
    }

    private List<AreaLink> areas() {
        return catalogue.all("PlanDefinition").stream()
                .map(this::link)
                .sorted(Comparator.comparing(AreaLink::name, frame.wording().order()))
                .toList();
    }

    private AreaLink link(Entry entry) {
        PlanDefinition plan = entry.resource(PlanDefinition.class);
        String name = frame.wording().said(plan.getTitleElement());
        String state = plan.getStatus() == PublicationStatus.ACTIVE
                ? ""
                : frame.t("status." + plan.getStatus().toCode());
        return new AreaLink(name == null ? entry.id() : name, Address.resource("PlanDefinition", entry.id()), state);
    }
}
