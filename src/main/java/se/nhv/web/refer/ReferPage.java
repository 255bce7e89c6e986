package se.nhv.web.refer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.nhv.catalogue.Catalogue;
import se.nhv.directory.Concept;
import se.nhv.directory.Concepts;
import se.nhv.directory.Directory;
import se.nhv.fhir.Systems;
import se.nhv.problem.Problem;
import se.nhv.referral.AreaAnswer;
import se.nhv.referral.CareArea;
import se.nhv.referral.CareAreas;
import se.nhv.referral.Destinations;
import se.nhv.referral.DestinationsAnswer;
import se.nhv.web.Address;
import se.nhv.web.Asked;
import se.nhv.web.Frame;
import se.nhv.web.Page;
import se.nhv.web.find.Find;
import se.nhv.web.find.Findings;
import se.nhv.web.find.Hit;
import se.nhv.web.refer.ReferView.Choice;
import se.nhv.web.refer.ReferView.County;
import se.nhv.web.refer.ReferView.Form;

/** {@code /refer}: where may this patient be referred? One use, one thread. */
public final class ReferPage {
    private final Catalogue catalogue;
    private final Frame frame;
    private final ReferRequest request;

    private ReferPage(Catalogue catalogue, Frame frame, ReferRequest request) {
        this.catalogue = catalogue;
        this.frame = frame;
        this.request = request;
    }

    /** The page for an address: the form, the choice of what was meant, or the answer. */
    public static Page page(Catalogue catalogue, Asked asked, Frame frame) {
        ReferRequest request = ReferRequest.read(asked, frame.today());
        ReferPage page = new ReferPage(catalogue, frame, request.resolved());
        return page.page();
    }

    private Page page() {
        Frame titled = frame.titled(frame.t("refer.title"));
        List<Problem> faults = new ArrayList<>(request.faults());
        if (faults.isEmpty() && !request.asksNothing()) {
            faults.addAll(Destinations.faults(catalogue, request.question()));
        }
        if (!faults.isEmpty()) {
            List<String> words = faults.stream().map(frame.wording()::problem).toList();
            return Page.of("refer", titled, Map.of("view", form(words, List.of())))
                    .withStatus(400)
                    .notToBeKept();
        }
        ReferView view = request.asksNothing() ? form(List.of(), choices()) : answer();
        return Page.of("refer", titled, Map.of("view", view)).notToBeKept();
    }

    private ReferView form(List<String> faults, List<Choice> choices) {
        List<String> said = new ArrayList<>(faults);
        if (!request.what().isEmpty() && choices.isEmpty() && faults.isEmpty()) {
            said.add(frame.t("refer.nothing-like", request.what()));
        }
        return new ReferView(form(), said, choices, null, List.of(), List.of(), List.of(), "", "");
    }

    private ReferView answer() {
        DestinationsAnswer answer = Destinations.answer(catalogue, request.question());
        AnswerWords words = new AnswerWords(catalogue, frame, request);
        return new ReferView(
                form(),
                List.of(),
                List.of(),
                words.next(answer),
                words.given(),
                answer.areas().stream()
                        .map((AreaAnswer area) -> words.area(area, answer.destinations()))
                        .toList(),
                answer.remarks().stream().map(frame.wording()::remark).toList(),
                request.address().toString(),
                ApiRequest.of(request));
    }

    /** What the typed words may mean: never chosen for the person. */
    private List<Choice> choices() {
        if (request.what().isEmpty()) {
            return List.of();
        }
        Findings found = Find.in(catalogue, request.what());
        String county = request.county().isEmpty() ? found.county() : request.county();
        List<Choice> choices = new ArrayList<>();
        for (Hit hit : found.codes()) {
            choices.add(
                    choice("diagnosis", hit, hit.id() + " " + frame.wording().name(hit.name()), county));
        }
        for (Hit hit : found.areas()) {
            if (catalogue.get(CareAreas.KEY).active(hit.id()) != null) {
                choices.add(choice("area", hit, frame.wording().name(hit.name()), county));
            }
        }
        return choices;
    }

    private Choice choice(String parameter, Hit hit, String name, @Nullable String county) {
        Hit.Reason reason = hit.reasons().get(0);
        String why = frame.t(
                "found.where." + reason.where().name().toLowerCase(java.util.Locale.ROOT),
                frame.wording().name(reason.text()));
        Address address = Address.of("/refer")
                .with(parameter, hit.id())
                .with("age", request.age())
                .with("county", county)
                .with("date", request.date().toString())
                .with("q", request.what());
        return new Choice(name, address.toString(), why);
    }

    private Form form() {
        Concepts counties = Concepts.of(catalogue, Systems.COUNTY);
        List<County> options = new ArrayList<>();
        for (String code : catalogue.get(Directory.KEY).geography().countyCodes()) {
            Concept concept = counties.get(code);
            options.add(
                    new County(code, concept == null ? code : frame.wording().name(concept.label())));
        }
        options.add(new County("99", frame.t("refer.no-county")));
        return new Form(
                what(),
                request.age(),
                request.county(),
                request.date().toString(),
                request.q(),
                options,
                asked(options));
    }

    private String what() {
        if (!request.what().isEmpty()) {
            return request.what();
        }
        List<String> parts = new ArrayList<>(request.diagnoses());
        for (String slug : request.areas()) {
            Concept area = catalogue.get(Directory.KEY).areas().get(slug);
            parts.add(area == null ? slug : frame.wording().name(area.label()));
        }
        return String.join(", ", parts);
    }

    private List<String> asked(List<County> counties) {
        List<String> asked = new ArrayList<>();
        request.diagnoses().forEach(code -> asked.add(frame.t("refer.about-diagnosis", code)));
        for (String slug : request.areas()) {
            CareArea area = catalogue.get(CareAreas.KEY).active(slug);
            asked.add(frame.t(
                    "refer.about-area",
                    area == null ? slug : frame.wording().name(area.concept().label())));
        }
        asked.add(request.age().isEmpty() ? frame.t("refer.age-not-given") : frame.t("refer.about-age", request.age()));
        asked.add(counties.stream()
                .filter(county -> county.code().equals(request.county()))
                .map(county -> frame.t("refer.about-home", county.name()))
                .findFirst()
                .orElse(frame.t("refer.home-not-given")));
        asked.add(frame.t("refer.about-date", frame.wording().date(request.date())));
        return asked;
    }
}
