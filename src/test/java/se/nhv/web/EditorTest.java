package se.nhv.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OrganizationAffiliation;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.nhv.testing.RunningRegister;
import se.nhv.testing.WritableRegister;

/** An editor drops a page in, sees what would change and saves it; somebody else approves. */
class EditorTest {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"(?:hidden|checkbox)\" name=\"(\\w+)\" value=\"([^\"]*)\"");

    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = WritableRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void aPageThatSaysWhatIsPublishedHasNothingToPropose() {
        String page = text(compare(register, page("001-area-net-binjure.txt")));
        assertThat(page)
                .contains("Områdessida", "Neuroendokrina tumörer i buken och avancerade binjuretumörer")
                .contains("Inget som kan jämföras skiljer sig")
                .doesNotContain("Spara som utkast");
    }

    @Test
    void aNewHolderIsProposedApprovedBySomebodyElseAndThenADestination() {
        String changed = page("000-area-avancerad-backenkirurgi.txt")
                .replace("tre enheter", "fyra enheter")
                .replaceFirst("(?m)^(.*Skåne.*)$", "$1\nRegion Östergötland: Universitetssjukhuset i Linköping");
        HttpResponse<byte[]> compared = compare(register, changed);
        assertThat(text(compared)).contains("beslutat antal enheter: 3 → 4", "Universitetssjukhuset i Linköping");

        String draft = location(save(register, compared, "anna"));
        assertThat(text(get(draft))).contains("Väntar på att någon annan godkänner", "Godkänn");
        assertThat(text(get("/editor"))).contains(draft.replace("&", "&amp;"));
        assertThat(register.get("OrganizationAffiliation/avancerad-backenkirurgi.ostergotland")
                        .statusCode())
                .isEqualTo(404);

        HttpResponse<byte[]> same = decide(draft, "approve", "anna");
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(text(same)).contains("måste aktiveras av någon annan");

        assertThat(decide(draft, "approve", "bo").statusCode()).isEqualTo(303);
        assertThat(text(get(draft))).contains("Godkänt");
        OrganizationAffiliation permit = register.read(
                "OrganizationAffiliation/avancerad-backenkirurgi.ostergotland", OrganizationAffiliation.class);
        assertThat(permit.getParticipatingOrganization().getReference()).startsWith("Organization/");
        Parameters answer = register.read(
                "HealthcareService/$nhv-destinations?area=avancerad-backenkirurgi&homeCounty=05", Parameters.class);
        assertThat(register.context().newJsonParser().encodeResourceToString(answer))
                .contains("avancerad-backenkirurgi.ostergotland")
                .contains("\"valueInteger\":4");
        Bundle provenance = register.read(
                "Provenance?target=OrganizationAffiliation/avancerad-backenkirurgi.ostergotland", Bundle.class);
        assertThat(provenance.getEntry()).hasSize(1);
        assertThat(decide(draft, "approve", "cilla").statusCode()).isEqualTo(409);
        assertThat(text(get("/changes?from=2026-01-01&to=2100-01-01")))
                .contains("Tillstånd har lagts till: Avancerad bäckenkirurgi, Region Östergötland")
                .contains("Vårdområde har ändrats: Avancerad bäckenkirurgi")
                .contains("beslutat antal enheter: 3 → 4");
    }

    @Test
    void anotherFirstDayIsProposedForEveryPermitOfThePage() {
        String changed = page("001-area-net-binjure.txt").replace("1 april 2023", "1 maj 2023");
        HttpResponse<byte[]> compared = compare(register, changed);
        assertThat(text(compared)).contains("1 april 2023 → 1 maj 2023");
        String draft = location(save(register, compared, "anna"));
        assertThat(decide(draft, "discard", "anna").statusCode()).isEqualTo(303);
        assertThat(text(get(draft))).contains("Förkastat");
        assertThat(register.read("OrganizationAffiliation/net-binjure.uppsala", OrganizationAffiliation.class)
                        .getPeriod()
                        .getStartElement()
                        .getValueAsString())
                .isEqualTo("2023-04-01");
    }

    @Test
    void aDraftThatTheRegisterHasOvertakenIsNotApproved() {
        String changed = page("000-area-avancerad-backenkirurgi.txt")
                .replaceAll("1 april 2025|1 (\\w+) 20(\\d\\d)", "1 juni 2020");
        HttpResponse<byte[]> compared = compare(register, changed);
        String first = location(save(register, compared, "anna"));
        String second = location(save(register, compared, "anna"));
        assertThat(decide(first, "approve", "bo").statusCode()).isEqualTo(303);
        HttpResponse<byte[]> late = decide(second, "approve", "bo");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(text(late)).contains("krockar med en annan");
    }

    @Test
    void aReadOnlyRegisterSaysSoAndTakesNothing() {
        try (RunningRegister closed = RunningRegister.start()) {
            HttpResponse<byte[]> page = closed.get(closed.root() + "/editor", "Accept", "text/html");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(text(page)).contains("skrivskyddad").doesNotContain("type=\"file\"");
            for (String step : List.of("compare", "drafts", "approve", "discard")) {
                HttpResponse<byte[]> answer =
                        closed.post(closed.root() + "/editor/" + step, "application/x-www-form-urlencoded", "id=1");
                assertThat(answer.statusCode()).as(step).isEqualTo(405);
                assertThat(text(answer)).as(step).contains("skrivskyddad");
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Origin, https://elsewhere.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void aFormOfAnotherSiteIsNotTaken(String header, String value) {
        HttpResponse<byte[]> answer = register.post(
                register.root() + "/editor/approve",
                "application/x-www-form-urlencoded",
                "id=x&version=1&editor=bo",
                header,
                value);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(text(answer)).contains("kom inte från registrets egna sidor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "area=net-binjure",
                "area=net-binjure&change=x",
                "area=net-binjure&change=%7B%7D&editor=anna",
                "area=net-binjure&change=%5B%5D&editor=anna",
                "area=dysmeli&title=x&kind=beslut&size=1&hash=AAAAAAAAAAAAAAAAAAAAAAAAAAA%3D"
                        + "&change=%7B%22change%22%3A%22units%22%2C%22area%22%3A%22net-binjure%22%2C%22before%22%3A4%2C%22after%22%3A5%7D&editor=anna",
                "area=../x&change=%7B%22change%22%3A%22units%22%2C%22area%22%3A%22net-binjure%22%2C%22after%22%3A5%7D&editor=anna"
            })
    void aFormThatIsNotOursIsExplained(String form) {
        HttpResponse<byte[]> answer =
                register.post(register.root() + "/editor/drafts", "application/x-www-form-urlencoded", form);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("role=\"alert\"");
    }

    @Test
    void aFormWithoutANameOrWithAHostileAddressIsRefused() {
        HttpResponse<byte[]> compared =
                compare(register, page("001-area-net-binjure.txt").replace("1 april 2023", "1 maj 2023"));
        assertThat(save(register, compared, "").statusCode()).isEqualTo(400);
        HttpResponse<byte[]> hostile = register.post(
                register.root() + "/editor/drafts",
                "application/x-www-form-urlencoded",
                form(compared, "anna").replace("address=", "address=javascript%3Aalert(1)"));
        assertThat(hostile.statusCode()).isEqualTo(400);
    }

    @Test
    void aFileThatIsNoDocumentIsExplained() {
        for (byte[] bytes : List.of(
                new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8},
                "Hello, world".getBytes(StandardCharsets.UTF_8),
                "%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8),
                ("<html>" + "<div>".repeat(50_000)).getBytes(StandardCharsets.UTF_8))) {
            HttpResponse<byte[]> answer = compare(register, new String(bytes, StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(text(answer)).contains("kunde inte läsas");
        }
        assertThat(compare(register, "").statusCode()).isEqualTo(400);
        assertThat(compare(register, "x".repeat(6_000_000)).statusCode()).isEqualTo(413);
        HttpResponse<byte[]> noForm = register.post(register.root() + "/editor/compare", "text/plain", "x");
        assertThat(noForm.statusCode()).isEqualTo(400);
        HttpResponse<byte[]> large = register.post(
                register.root() + "/editor/drafts",
                "application/x-www-form-urlencoded",
                "change=" + "x".repeat(900_000));
        assertThat(large.statusCode()).isBetween(400, 499);
    }

    @Test
    void hostileTextInADocumentStaysText() {
        String hostile = page("000-area-avancerad-backenkirurgi.txt");
        for (String act : List.of("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>")) {
            String page = text(compare(register, act + "\n" + hostile.replace("Region", act + " Region")));
            assertThat(page).doesNotContain(act);
        }
    }

    private static String page(String name) {
        try {
            return Files.readString(Path.of("src", "test", "resources", "kallor", name));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private static HttpResponse<byte[]> compare(RunningRegister to, String document) {
        String body = "--limit\r\nContent-Disposition: form-data; name=\"document\"; filename=\"page.txt\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n" + document + "\r\n--limit--\r\n";
        return to.post(to.root() + "/editor/compare", "multipart/form-data; boundary=limit", body);
    }

    private static HttpResponse<byte[]> save(RunningRegister to, HttpResponse<byte[]> compared, String editor) {
        return to.post(to.root() + "/editor/drafts", "application/x-www-form-urlencoded", form(compared, editor));
    }

    /** What a browser sends when everything is chosen. */
    private static String form(HttpResponse<byte[]> compared, String editor) {
        List<String> pairs = new ArrayList<>();
        Matcher field = HIDDEN.matcher(text(compared));
        while (field.find()) {
            if (!List.of("back").contains(field.group(1))) {
                pairs.add(field.group(1) + "=" + encoded(unescaped(field.group(2))));
            }
        }
        pairs.add("editor=" + encoded(editor));
        return String.join("&", pairs);
    }

    private static HttpResponse<byte[]> decide(String draft, String step, String editor) {
        Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(text(get(draft)));
        String read = version.find() ? version.group(1) : "1";
        String id = draft.substring(draft.indexOf('=') + 1);
        return register.post(
                register.root() + "/editor/" + step,
                "application/x-www-form-urlencoded",
                "id=" + id + "&version=" + read + "&editor=" + editor);
    }

    private static HttpResponse<byte[]> get(String path) {
        return register.get(register.root() + path, "Accept", "text/html");
    }

    private static String location(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String unescaped(String html) {
        return html.replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return RunningRegister.text(answer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
