package se.nhv.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import se.nhv.testing.RunningRegister;
import se.nhv.testing.WritableRegister;

/** People who have never seen the register find the right unit. Needs Debian's chromium and chromium-driver. */
class JourneysIT {
    private static RunningRegister register;
    private static Browsers browsers;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
        browsers = new Browsers();
    }

    @AfterAll
    static void stop() {
        browsers.close();
        register.close();
    }

    @ParameterizedTest(name = "scripts {0}, {1}")
    @CsvSource({
        "true,  sv, 'plexusskada, patient från Skåne', Ja, Upptagningsområdet omfattar hemlänet",
        "false, sv, 'plexusskada, patient från Skåne', Ja, Upptagningsområdet omfattar hemlänet",
        "true,  en, 'brachial plexus injury, patient from Skåne', Yes, The stated uptake area contains the home county",
        "false, en, 'brachial plexus injury, patient from Skåne', Yes, The stated uptake area contains the home county"
    })
    void aPlexusInjuryFromScaniaFindsItsUnit(boolean scripts, String language, String words, String yes, String why) {
        Browser browser = browsers.get(scripts, language);
        for (int width : new int[] {360, 768, 1440}) {
            browser.width(width);
            browser.open(register.root() + "/");
            browser.type("#q", words);
            browser.press(Keys.ENTER);
            browser.click("a.go[href*='area=plexus-brachialis']");
            browser.click(".answers button[name=yes]");
            assertThat(browser.texts(".verdict")).singleElement().asString().contains(yes);
            assertThat(browser.texts("ol.destinations .place a").get(0)).isEqualTo("Norrlands universitetssjukhus");
            assertThat(browser.texts("ol.destinations li:first-child .reasons li"))
                    .contains(why);
            assertThat(browser.interactions()).isLessThan(6);
        }
    }

    @ParameterizedTest(name = "scripts {0}, {1}")
    @CsvSource({
        "true,  sv, 'metastaserande tunntarms-NET, hjärtat påverkat, Uppsala', Metastaserande tunntarms-NET, Carcinoid hjärtsjukdom",
        "false, sv, 'metastaserande tunntarms-NET, hjärtat påverkat, Uppsala', Metastaserande tunntarms-NET, Carcinoid hjärtsjukdom",
        "true,  en, 'metastatic small bowel NET, heart affected, Uppsala', Metastatic small bowel NET, Carcinoid heart disease",
        "false, en, 'metastatic small bowel NET, heart affected, Uppsala', Metastatic small bowel NET, Carcinoid heart disease"
    })
    void aSpreadTumourOfTheBowelWithAnAffectedHeartFindsItsUnit(
            boolean scripts, String language, String words, String first, String second) {
        Browser browser = browsers.get(scripts, language);
        for (int width : new int[] {360, 768, 1440}) {
            browser.width(width);
            browser.open(register.root() + "/");
            browser.type("#q", words);
            browser.press(Keys.ENTER);
            browser.click("a.go[href*='area=net-binjure']");
            assertThat(browser.find("#question").getText()).isEqualTo(first);
            browser.click(".answers button[name=yes]");
            assertThat(browser.find("#question").getText()).isEqualTo(second);
            browser.click(".answers button[name=yes]");
            assertThat(browser.count(".verdict.eligible")).isEqualTo(1);
            assertThat(browser.texts("ol.destinations .place a").get(0)).isEqualTo("Akademiska sjukhuset");
            assertThat(browser.interactions()).isLessThan(6);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'plexusskada Skåne', plexus-brachialis, 1, Norrlands universitetssjukhus",
        "'metastaserande tunntarms-NET, hjärtat påverkat, Uppsala', net-binjure, 2, Akademiska sjukhuset"
    })
    void theWholeJourneyGoesByKeyboardAlone(String words, String area, int questions, String unit) {
        Browser browser = browsers.get(true);
        browser.open(register.root() + "/");
        browser.tabTo("#q");
        browser.driver().switchTo().activeElement().sendKeys(words);
        browser.press(Keys.ENTER);
        browser.tabTo("a.go[href*='area=" + area + "']");
        browser.press(Keys.ENTER);
        for (int i = 0; i < questions; i++) {
            browser.tabTo(".answers button[name=yes]");
            browser.press(Keys.ENTER);
        }
        assertThat(browser.texts("ol.destinations .place a").get(0)).isEqualTo(unit);
    }

    @Test
    void theMapLeadsToACountyByKeyboardAlone() {
        Browser browser = browsers.get(true);
        browser.open(register.root() + "/map?area=plexus-brachialis");
        browser.tabTo("svg a[href*='county=12']");
        browser.press(Keys.ENTER);
        assertThat(browser.texts("tr.home th")).containsExactly("Skåne län");
        browser.tabTo("tr.home td a");
        browser.press(Keys.ENTER);
        assertThat(browser.find("h1").getText()).isEqualTo("Region Skåne");
    }

    @Test
    void resultsComeAsAPersonTypes() {
        Browser browser = browsers.get(true);
        browser.open(register.root() + "/");
        browser.type("#q", "dysmeli");
        assertThat(browser.find("a.go[href*='area=dysmeli']").isDisplayed()).isTrue();
        assertThat(browser.driver().getCurrentUrl()).startsWith(register.root() + "/");
    }

    @Test
    void theUnitsFollowTheSlider() {
        Browser browser = browsers.get(true);
        browser.open(register.root() + "/fhir/PlanDefinition/net-binjure");
        assertThat(browser.count("#units .permits > li.applies")).isEqualTo(4);
        browser.tabTo("#slide");
        browser.driver().switchTo().activeElement().sendKeys(Keys.HOME);
        browser.until("dl.facts", "1 oktober 2022");
        assertThat(browser.count("#units .permits > li.applies")).isZero();
        assertThat(browser.find("#date").getDomProperty("value")).isEqualTo("2022-10-01");
        assertThat(browser.driver().getCurrentUrl()).endsWith("?date=2022-10-01");
    }

    @Test
    void withoutScriptsTheDayIsChosenInTheDateField() {
        Browser browser = browsers.get(false);
        browser.open(register.root() + "/fhir/PlanDefinition/net-binjure");
        assertThat(browser.find("#slide").isDisplayed()).isFalse();
        browser.click("#units a[href*='date=2023-04-01']");
        assertThat(browser.find("#date").getDomAttribute("value")).isEqualTo("2023-04-01");
        assertThat(browser.count("#units .permits > li.applies")).isEqualTo(4);
    }

    @ParameterizedTest(name = "scripts {0}")
    @ValueSource(booleans = {true, false})
    void anEditorsDraftIsApprovedBySomebodyElse(boolean scripts, @TempDir Path folder) throws IOException {
        Path page = folder.resolve("page.txt");
        String published = Files.readString(Path.of("src/test/resources/kallor/000-area-avancerad-backenkirurgi.txt"));
        Files.writeString(page, published.replace("tre enheter", "fyra enheter"));
        Browser browser = browsers.get(scripts);
        try (RunningRegister writable = WritableRegister.start()) {
            browser.width(360);
            browser.open(writable.root() + "/editor");
            healthy(browser, scripts, "editor");
            browser.find("#document").sendKeys(page.toString());
            browser.click("form.editor button[type=submit]");
            assertThat(browser.texts(".choices label"))
                    .singleElement()
                    .asString()
                    .contains("3 → 4");
            healthy(browser, scripts, "compared");
            browser.type("#editor", "anna");
            browser.click("form.editor button[type=submit]");
            healthy(browser, scripts, "draft");
            browser.click("form.editor button[type=submit]");
            assertThat(browser.find("[role=alert]").getText()).contains("måste aktiveras av någon annan");
            browser.find("#editor").clear();
            browser.type("#editor", "bo");
            browser.click("form.editor button[type=submit]");
            assertThat(browser.texts(".verdict")).singleElement().asString().contains("Godkänt");
            healthy(browser, scripts, "approved");
        }
    }

    private static void healthy(Browser browser, boolean scripts, String name) {
        if (scripts) {
            assertThat(browser.violations()).as(name).isEmpty();
            assertThat(browser.overflow()).as(name).isLessThanOrEqualTo(0);
            browser.picture(name + "-360");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/refer?area=plexus-brachialis&county=12&age=40&yes=plexus-1",
                "/refer?area=net-binjure&county=03&age=62&yes=net-a-1-0&yes=net-a-1-1"
            })
    void anAnswerPrintsOnOneSheet(String address) {
        for (String language : new String[] {"sv", "en"}) {
            Browser browser = browsers.get(false, language);
            browser.open(register.root() + address);
            assertThat(browser.sheets()).as(language).isEqualTo(1);
        }
    }
}
