package se.nhv.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import se.nhv.testing.RunningRegister;

/** Two people who have never seen the register find the right unit. Needs Debian's chromium and chromium-driver. */
class JourneysIT {
    private static RunningRegister register;

    @BeforeAll
    static void start() {
        register = RunningRegister.start();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @ParameterizedTest(name = "scripts: {0}")
    @ValueSource(booleans = {true, false})
    void aPlexusInjuryFromScaniaFindsItsUnit(boolean scripts) {
        try (Browser browser = new Browser(scripts)) {
            for (int width : new int[] {360, 768, 1440}) {
                browser.width(width);
                browser.open(register.root() + "/");
                browser.type("#q", "plexusskada, patient från Skåne");
                browser.press(Keys.ENTER);
                browser.click("a.go[href*='area=plexus-brachialis']");
                browser.click(".answers button[name=yes]");
                assertThat(browser.texts(".verdict")).singleElement().asString().contains("Ja");
                assertThat(browser.texts("ol.destinations .place a").get(0)).isEqualTo("Norrlands universitetssjukhus");
                assertThat(browser.texts("ol.destinations li:first-child .reasons li"))
                        .contains("Upptagningsområdet omfattar hemlänet");
                assertThat(browser.interactions()).isLessThan(6);
            }
        }
    }

    @ParameterizedTest(name = "scripts: {0}")
    @ValueSource(booleans = {true, false})
    void aSpreadTumourOfTheBowelWithAnAffectedHeartFindsItsUnit(boolean scripts) {
        try (Browser browser = new Browser(scripts)) {
            for (int width : new int[] {360, 768, 1440}) {
                browser.width(width);
                browser.open(register.root() + "/");
                browser.type("#q", "metastaserande tunntarms-NET, hjärtat påverkat, Uppsala");
                browser.press(Keys.ENTER);
                browser.click("a.go[href*='area=net-binjure']");
                assertThat(browser.find("#question").getText()).isEqualTo("Metastaserande tunntarms-NET");
                browser.click(".answers button[name=yes]");
                assertThat(browser.find("#question").getText()).isEqualTo("Carcinoid hjärtsjukdom");
                browser.click(".answers button[name=yes]");
                assertThat(browser.texts(".verdict")).singleElement().asString().contains("Ja");
                assertThat(browser.texts("ol.destinations .place a").get(0)).isEqualTo("Akademiska sjukhuset");
                assertThat(browser.interactions()).isLessThan(6);
            }
        }
    }

    @Test
    void theWholeJourneyGoesByKeyboardAlone() {
        try (Browser browser = new Browser(true)) {
            browser.open(register.root() + "/");
            browser.tabTo("#q");
            browser.driver().switchTo().activeElement().sendKeys("plexusskada Skåne");
            browser.press(Keys.ENTER);
            browser.tabTo("a.go[href*='area=plexus-brachialis']");
            browser.press(Keys.ENTER);
            browser.tabTo(".answers button[name=yes]");
            browser.press(Keys.ENTER);
            assertThat(browser.texts("ol.destinations .place a").get(0)).isEqualTo("Norrlands universitetssjukhus");
        }
    }

    @Test
    void everyPageIsAccessibleAtEveryWidthInLightAndDarkAndInBothLanguages() {
        try (Browser browser = new Browser(true)) {
            for (Shot shot : Shot.ALL) {
                for (int width : new int[] {360, 768, 1440}) {
                    browser.width(width);
                    browser.open(register.root() + shot.address());
                    browser.language(width == 768 ? "en" : "sv");
                    assertThat(browser.overflow())
                            .as("%s at %s", shot.name(), width)
                            .isLessThanOrEqualTo(0);
                    for (String scheme : width == 768 ? new String[] {"light"} : new String[] {"light", "dark"}) {
                        browser.scheme(scheme);
                        assertThat(browser.violations())
                                .as("%s at %s %s", shot.name(), width, scheme)
                                .isEmpty();
                    }
                    browser.scheme("light");
                    if (width != 768 && shot.shown()) {
                        browser.picture(shot.name() + "-" + width);
                    }
                }
            }
            browser.scheme("dark");
            browser.open(register.root() + Shot.ALL.get(2).address());
            browser.picture(Shot.ALL.get(2).name() + "-dark");
        }
    }

    @Test
    void resultsComeAsAPersonTypes() {
        try (Browser browser = new Browser(true)) {
            browser.open(register.root() + "/");
            browser.type("#q", "dysmeli");
            assertThat(browser.find("a.go[href*='area=dysmeli']").isDisplayed()).isTrue();
            assertThat(browser.driver().getCurrentUrl()).startsWith(register.root() + "/");
        }
    }

    @Test
    void theChosenLanguageStays() {
        try (Browser browser = new Browser(false)) {
            browser.open(register.root() + "/refer?area=dysmeli&county=12");
            browser.click(".language button");
            assertThat(browser.driver().getCurrentUrl()).endsWith("/refer?area=dysmeli&county=12");
            assertThat(browser.find("h1").getText()).isEqualTo("Where can the patient be referred?");
            browser.open(register.root() + "/fhir/PlanDefinition/dysmeli");
            assertThat(browser.find("h1").getText()).isEqualTo("Limb reduction deficiency (dysmelia)");
            assertThat(browser.driver().findElement(By.tagName("html")).getDomAttribute("lang"))
                    .isEqualTo("en");
            for (Shot shot : Shot.ALL) {
                browser.open(register.root() + shot.address());
                assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("en");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/refer?area=plexus-brachialis&county=12&age=40&yes=plexus-1",
                "/refer?area=net-binjure&county=03&age=62&yes=net-a-1-0&yes=net-a-1-1"
            })
    void anAnswerPrintsOnOneSheet(String address) {
        try (Browser browser = new Browser(false)) {
            browser.open(register.root() + address);
            assertThat(browser.sheets()).isEqualTo(1);
        }
    }

    @Test
    void theWindowMayBeAsNarrowAs320() {
        try (Browser browser = new Browser(true)) {
            browser.driver().manage().window().setSize(new Dimension(500, 900));
            for (Shot shot : Shot.ALL) {
                browser.width(320);
                browser.open(register.root() + shot.address());
                assertThat(browser.overflow()).as(shot.name()).isLessThanOrEqualTo(0);
            }
        }
    }
}
