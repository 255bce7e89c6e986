package se.nhv.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import se.nhv.fhir.Systems;
import se.nhv.testing.RunningRegister;
import se.nhv.testing.WritableRegister;

/** What a page shows is what the API answers, in a form that no text can break. */
class PagesTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final int HEAVIEST = 100_000;
    private static final Pattern PERMIT = Pattern.compile("/fhir/OrganizationAffiliation/([A-Za-z0-9.\\-]+)\"");
    private static final Pattern DESTINATION = Pattern.compile(
            "<li class=\"(eligible|uncertain|ineligible)\">.*?/fhir/OrganizationAffiliation/([A-Za-z0-9.\\-]+)\"",
            Pattern.DOTALL);

    private static final Pattern VERDICT = Pattern.compile("class=\"verdict ([a-z-]+)\"");
    private static final Pattern REASON = Pattern.compile("<li>([^<]+)</li>");
    private static final Pattern FACT = Pattern.compile("<div><dt>[^<]+</dt><dd>([^<]+)</dd></div>");
    private static final Map<String, String> REASONS = new HashMap<>();

    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void anAreasPageNamesThePermitsThatTheApiNames() {
        for (String slug : ids("PlanDefinition?_elements=url&_count=1000")) {
            HttpResponse<byte[]> page = page("/fhir/PlanDefinition/" + slug);
            Set<String> permits = ids("OrganizationAffiliation?_count=1000&specialty=" + Systems.AREA + "%7C" + slug);
            assertThat(permits(page)).as(slug).containsAll(permits);
            assertThat(page.body().length).as(slug).isLessThan(HEAVIEST);
        }
    }

    @Test
    void anOrganisationsPageNamesThePermitsThatTheApiNames() {
        for (String id : ids("Organization?_elements=name&_count=1000")) {
            HttpResponse<byte[]> page = page("/fhir/Organization/" + id);
            Set<String> permits = ids("OrganizationAffiliation?_count=1000&participating-organization=" + id);
            assertThat(permits(page)).as(id).containsAll(permits);
            assertThat(page.body().length).as(id).isLessThan(HEAVIEST);
        }
    }

    @Test
    void theReferralPageGivesTheAnswerOfTheOperation() {
        int asked = 0;
        String[] diagnoses = {"Q71.3", "S14.3", "C25.4", "C20", "S14.1", "C17.9", "F50.0", "S52.5"};
        for (String diagnosis : diagnoses) {
            for (String county : new String[] {"01", "03", "12", "14", "24"}) {
                for (String age : new String[] {"", "3", "17", "18", "70"}) {
                    String common =
                            "diagnosis=" + diagnosis + "&date=2024-06-01" + (age.isEmpty() ? "" : "&age=" + age);
                    Parameters answer = register.read(
                            "HealthcareService/$nhv-destinations?" + common + "&homeCounty=" + county,
                            Parameters.class);
                    String page = text(page("/refer?" + common + "&county=" + county));
                    assertThat(shown(page)).as(common).isEqualTo(answered(answer));
                    assertThat(matches(VERDICT, page)).as(common).isEqualTo(values(answer, "area", "verdict"));
                    assertThat(matches(REASON, page)).as(common).containsAll(reasons(answer));
                    asked++;
                }
            }
        }
        assertThat(asked).isEqualTo(200);
    }

    @Test
    void anAreasPageCountsTheUnitsThatTheOperationCounts() {
        int compared = 0;
        for (String slug : ids("PlanDefinition?status=active&_elements=url&_count=1000")) {
            String page = text(page("/fhir/PlanDefinition/" + slug + "?date=2024-06-01"));
            Parameters answer =
                    register.read("HealthcareService/$nhv-destinations?date=2024-06-01&area=" + slug, Parameters.class);
            List<String> facts = matches(FACT, page);
            assertThat(facts.get(1))
                    .as(slug)
                    .isEqualTo(values(answer, "area", "knownUnits").get(0));
            List<String> decided = values(answer, "area", "decidedUnits");
            assertThat(facts.get(0)).as(slug).isEqualTo(decided.isEmpty() ? "okänt" : decided.get(0));
            compared++;
        }
        assertThat(compared).isGreaterThan(40);
    }

    private static List<String> matches(Pattern pattern, String page) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(page);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static List<String> values(Parameters answer, String name, String part) {
        return answer.getParameter().stream()
                .filter(parameter -> parameter.getName().equals(name))
                .flatMap(parameter -> parameter.getPart().stream())
                .filter(value -> value.getName().equals(part))
                .map(value -> value.getValue().primitiveValue())
                .toList();
    }

    /** The displays of all reasons; those about the answer as a whole stand elsewhere on the page. */
    private static Set<String> reasons(Parameters answer) {
        Set<String> reasons = new TreeSet<>();
        answer.getParameter().stream()
                .filter(parameter -> parameter.getName().equals("destination"))
                .flatMap(parameter -> parameter.getPart().stream())
                .filter(part -> part.getName().equals("reason"))
                .map(part -> ((Coding) part.getValue()).getCode())
                .map(PagesTest::reason)
                .forEach(reasons::add);
        return reasons;
    }

    private static String reason(String code) {
        return REASONS.computeIfAbsent(
                code,
                unknown -> register.read(
                                "CodeSystem/$lookup?system=" + Systems.REASON + "&code=" + unknown
                                        + "&displayLanguage=sv",
                                Parameters.class)
                        .getParameter("display")
                        .getValue()
                        .primitiveValue());
    }

    private static List<String> shown(String page) {
        List<String> shown = new ArrayList<>();
        Matcher matcher = DESTINATION.matcher(page);
        while (matcher.find()) {
            shown.add(matcher.group(2) + " " + matcher.group(1));
        }
        return shown;
    }

    private static List<String> answered(Parameters answer) {
        List<String> answered = new ArrayList<>();
        for (ParametersParameterComponent destination : answer.getParameter()) {
            if (destination.getName().equals("destination")) {
                String permit = "";
                String suitability = "";
                for (ParametersParameterComponent part : destination.getPart()) {
                    if (part.getName().equals("permit") && part.getValue() instanceof Reference reference) {
                        permit = reference.getReferenceElement().getIdPart();
                    } else if (part.getName().equals("suitability")) {
                        suitability = part.getValue().primitiveValue();
                    }
                }
                answered.add(permit + " " + suitability);
            }
        }
        return answered;
    }

    @ParameterizedTest(name = "{0} answers {1}")
    @CsvSource({
        "/,                                      200",
        "/?q=plexusskada,                        200",
        "/refer,                                 200",
        "/refer?diagnosis=Q71.3&age=x,           400",
        "/refer?area=finns-inte,                 400",
        "/refer?area=dysmeli&county=98,          400",
        "/refer?area=dysmeli&yes=finns-inte,     400",
        "/refer?area=dysmeli&date=2024-13-01,    400",
        "/map,                                   200",
        "/map?area=finns-inte&county=nix,        200",
        "/changes,                               200",
        "/changes?from=nonsens,                  400",
        "/developers,                            200",
        "/finns-inte,                            404",
        "/fhir/Organization/finns-inte,          404",
        "/fhir/Nonsens/1,                        404",
        "/fhir/Nonsens,                          404",
        "/fhir/Nonsens/1/_history/2,             404",
        "/fhir/Organization/sus/_history/99,     404",
        "/fhir/Organization/sus/_history/x,      404",
        "/fhir/Organization/sus/avdelning/1,     404",
        "/fhir/CodeSystem/icd-10-se,             200",
    })
    void everyAddressAnswersWithAPageAndTheRightStatus(String address, int status) {
        HttpResponse<byte[]> answer = page(address);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).startsWith("text/html");
        assertThat(text(answer)).contains("<h1").contains("</html>");
        assertThat(answer.body().length).isLessThan(HEAVIEST);
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void theStartPageLeadsToMetadataReadmeAndExamplesAndSaysWhoMadeIt() {
        String start = text(page("/"));
        assertThat(start)
                .contains("href=\"/fhir/metadata\"", "href=\"/readme\"", "href=\"/developers\"", "href=\"/security\"")
                .contains("Oberoende sammanställning", "2026-11-22", "Anmäl fel");
        HttpResponse<byte[]> readme = page("/readme");
        assertThat(header(readme, "Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(text(readme)).startsWith("# NHV register");
        assertThat(text(page("/security"))).startsWith("# ");
    }

    @Test
    void everyExampleForDevelopersCanBeFollowed() {
        Matcher example = Pattern.compile("<a href=\"(/fhir/[^\"]+)\">GET").matcher(text(page("/developers")));
        int followed = 0;
        while (example.find()) {
            String address = example.group(1).replace("&amp;", "&").replace("|", "%7C");
            assertThat(register.get(register.root() + address).statusCode())
                    .as(address)
                    .isEqualTo(200);
            followed++;
        }
        assertThat(followed).isGreaterThan(4);
    }

    @Test
    void theDayOfAnAreaCanBeSlidOverTheLifeOfItsPermits() {
        String page = text(page("/fhir/PlanDefinition/net-binjure?date=2023-03-31"));
        assertThat(page)
                .contains("type=\"range\"", "data-first=\"2022-10-01\"")
                .contains("Kända enheter 31 mars 2023</dt><dd>0</dd>");
        assertThat(text(page("/fhir/PlanDefinition/net-binjure?date=2023-04-01")))
                .contains("Kända enheter 1 april 2023</dt><dd>4</dd>");
    }

    @Test
    void noConditionIsLostBelowTheWordsThatIntroduceIt() {
        String page = text(page("/fhir/PlanDefinition/net-binjure"));
        assertThat(page).contains("Thoraxkirurg", "11C-HED-PET/CT");
        int conditions = 0;
        Matcher count = Pattern.compile("\\((\\d+)\\)</summary>").matcher(page);
        while (count.find()) {
            conditions += Integer.parseInt(count.group(1));
        }
        assertThat(conditions).isEqualTo(35);
    }

    @Test
    void dataIsStillDataForWhoeverAsksForIt() {
        assertThat(header(register.get("Organization/sus"), "Content-Type")).startsWith("application/fhir+json");
        HttpResponse<byte[]> link = page("/fhir/Organization/sus?_format=xml");
        assertThat(header(link, "Content-Type")).startsWith("application/fhir+xml");
        HttpResponse<byte[]> outside = register.get(register.root() + "/finns-inte");
        assertThat(outside.statusCode()).isEqualTo(404);
        assertThat(header(outside, "Content-Type")).startsWith("application/fhir+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/",
                "//elsewhere.example",
                "/\\elsewhere.example",
                "javascript:hostile=1"
            })
    void theSwitchOfLanguageLeadsNowhereElse(String back) {
        HttpResponse<byte[]> answer = register.post(
                register.root() + "/language", "application/x-www-form-urlencoded", "to=en&back=" + encoded(back));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(header(answer, "Location")).isEqualTo("/");
    }

    @Test
    void theFeedIsAtomWithTheSameIdsInBothLanguages() throws Exception {
        Set<String> ids = new TreeSet<>();
        for (String language : List.of("sv", "en")) {
            HttpResponse<byte[]> feed = register.get(register.root() + "/changes.atom", "Accept-Language", language);
            assertThat(header(feed, "Content-Type")).startsWith("application/atom+xml");
            Element root = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(feed.body()))
                    .getDocumentElement();
            NodeList entries = root.getElementsByTagNameNS(ATOM, "entry");
            assertThat(entries.getLength()).isBetween(10, 50);
            for (int i = 0; i < entries.getLength(); i++) {
                Element entry = (Element) entries.item(i);
                ids.add(one(entry, "id"));
                assertThat(Instant.parse(one(entry, "updated"))).isNotNull();
                assertThat(one(entry, "title")).isNotBlank();
            }
            assertThat(ids).hasSize(entries.getLength());
            assertThat(one(root, "author").strip()).isNotEmpty();
        }
    }

    private static String one(Element element, String name) {
        return element.getElementsByTagNameNS(ATOM, name).item(0).getTextContent();
    }

    @Test
    void hostileTextStaysText() {
        for (String hostile : Hostile.strings()) {
            String value = encoded(hostile);
            for (String address : List.of(
                    "/?q=" + value,
                    "/find?q=" + value,
                    "/refer?what=" + value + "&q=" + value,
                    "/refer?diagnosis=" + value + "&age=" + value + "&county=" + value + "&yes=" + value,
                    "/refer?area=dysmeli&q=" + value,
                    "/map?area=" + value + "&county=" + value,
                    "/changes?from=" + value,
                    "/fhir/PlanDefinition/dysmeli?date=" + value)) {
                HttpResponse<byte[]> answer = page(address);
                assertThat(answer.statusCode()).as(address).isIn(200, 400);
                assertThat(text(answer)).as(address).doesNotContain(hostile);
            }
        }
    }

    @Test
    void hostileTextInTheRegisterStaysText() {
        String hostile = "\"><script>hostile=1</script>";
        try (RunningRegister writable = WritableRegister.start()) {
            String json = RunningRegister.text(writable.get("Organization/nus"))
                    .replace("Norrlands universitetssjukhus", "Norrland \\\"><script>hostile=1</script>");
            HttpResponse<byte[]> stored =
                    writable.method("PUT", "Organization/nus", "application/fhir+json", json, "If-Match", "W/\"1\"");
            assertThat(stored.statusCode()).as(text(stored)).isEqualTo(200);
            for (String address : List.of(
                    "/?q=norrland",
                    "/refer?area=plexus-brachialis&county=12",
                    "/map?area=plexus-brachialis",
                    "/changes",
                    "/fhir/PlanDefinition/plexus-brachialis",
                    "/fhir/Organization/nus",
                    "/fhir/Organization/region-vasterbotten")) {
                String page = text(writable.get(writable.root() + address, "Accept", "text/html"));
                assertThat(page).as(address).doesNotContain(hostile).doesNotContain("<script>");
            }
            assertThat(text(writable.get(writable.root() + "/fhir/Organization/nus", "Accept", "text/html")))
                    .contains("&gt;&lt;script&gt;");
        }
    }

    private static HttpResponse<byte[]> page(String address) {
        return register.get(register.root() + address, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    private static Set<String> permits(HttpResponse<byte[]> page) {
        Set<String> permits = new TreeSet<>();
        Matcher matcher = PERMIT.matcher(text(page));
        while (matcher.find()) {
            permits.add(matcher.group(1));
        }
        return permits;
    }

    private static Set<String> ids(String search) {
        Set<String> ids = new TreeSet<>();
        for (BundleEntryComponent entry : register.read(search, Bundle.class).getEntry()) {
            ids.add(entry.getResource().getIdElement().getIdPart());
        }
        return ids;
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return RunningRegister.text(answer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
