package se.nhv.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import se.nhv.testing.RunningRegister;

/** What holds for every page in every state, in a real browser. Needs Debian's chromium and chromium-driver. */
class EveryPageIT {
    private static final int HEAVIEST = 100_000;

    /**
     * In thousandths. Nothing moves once a page is whole; a busy machine may draw one whose last bytes have not come, and then a line
     * wraps anew: a tenth of what counts as good (0.1) is let pass.
     */
    private static final long STILL = 10;

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

    @Test
    void everyPageIsAccessibleAtEveryWidthInLightAndDarkAndInBothLanguages() {
        Browser browser = browsers.get(true);
        for (Shot shot : Shot.ALL) {
            for (int width : new int[] {360, 768, 1440}) {
                browser.width(width);
                browser.open(register.root() + shot.address());
                browser.language(width == 768 ? "en" : "sv");
                assertThat(browser.overflow())
                        .as("%s at %s", shot.name(), width)
                        .isLessThanOrEqualTo(0);
                for (String scheme : width == 1440 ? List.of("light", "dark") : List.of("light")) {
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

    @Test
    void noPageMovesWhileItLoadsNorWeighsMoreThanAllowed() {
        Browser browser = browsers.get(true);
        for (int width : new int[] {360, 768, 1440}) {
            browser.width(width);
            for (Shot shot : Shot.ALL) {
                browser.open(register.root() + shot.address());
                assertThat(browser.shift()).as("%s at %s", shot.name(), width).isLessThan(STILL);
                assertThat(browser.weight()).as("%s at %s", shot.name(), width).isBetween(500L, (long) HEAVIEST);
            }
        }
    }

    @Test
    void everyPageIsWholeWithoutScriptsInBothLanguages() {
        for (String language : List.of("sv", "en")) {
            Browser browser = browsers.get(false, language);
            for (Shot shot : Shot.ALL) {
                browser.open(register.root() + shot.address());
                assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo(language);
                assertThat(browser.find("h1").isDisplayed()).as(shot.name()).isTrue();
                assertThat(browser.find("footer").isDisplayed()).as(shot.name()).isTrue();
            }
        }
    }

    @Test
    void theChosenLanguageStays() {
        Browser browser = browsers.get(false);
        browser.open(register.root() + "/refer?area=dysmeli&county=12");
        browser.click(".language button");
        assertThat(browser.driver().getCurrentUrl()).endsWith("/refer?area=dysmeli&county=12");
        assertThat(browser.find("h1").getText()).isEqualTo("Where can the patient be referred?");
        browser.open(register.root() + "/fhir/PlanDefinition/dysmeli");
        assertThat(browser.find("h1").getText()).isEqualTo("Limb reduction deficiency (dysmelia)");
        assertThat(browser.driver().findElement(By.tagName("html")).getDomAttribute("lang"))
                .isEqualTo("en");
    }

    @Test
    void theWindowMayBeAsNarrowAs320() {
        Browser browser = browsers.get(true);
        browser.driver().manage().window().setSize(new Dimension(500, 900));
        for (Shot shot : Shot.ALL) {
            browser.width(320);
            browser.open(register.root() + shot.address());
            assertThat(browser.overflow()).as(shot.name()).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void nothingMovesForAReaderWhoWantsItStill() {
        Browser browser = browsers.get(true);
        browser.still();
        for (Shot shot : Shot.ALL) {
            browser.open(register.root() + shot.address());
            assertThat(browser.moving()).as(shot.name()).isZero();
        }
    }

    @Test
    void hostileTextDoesNotActEvenWithoutThePolicyBehindIt() {
        try (Browser browser = new Browser(true, "sv")) {
            browser.withoutPolicy();
            List<String> fields = List.of(
                    "/?q=",
                    "/refer?what=",
                    "/refer?area=dysmeli&q=",
                    "/refer?diagnosis=",
                    "/map?area=",
                    "/changes?from=",
                    "/fhir/PlanDefinition/dysmeli?date=",
                    "/editor/draft?id=");
            int turn = 0;
            for (String hostile : Hostile.strings()) {
                if (turn % 5 == 0) {
                    String field = fields.get(turn / 5 % fields.size());
                    browser.open(register.root() + field + Hostile.encoded(hostile));
                    assertThat(browser.acted()).as(field + hostile).isFalse();
                }
                turn++;
            }
        }
    }
}
