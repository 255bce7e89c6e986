package se.nhv.web;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium, Debian's own, that reaches nothing but this machine. Not thread-safe. */
final class Browser implements AutoCloseable {
    private static final Path IMAGES = Path.of("docs", "images");
    private static final int HEIGHT = 900;

    /** Longer than any page takes on a busy machine: reached only when something is wrong. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;
    private int interactions;

    /** @param scripts whether pages may run scripts */
    Browser(boolean scripts) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--window-size=1280," + HEIGHT,
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1");
        options.setExperimentalOption(
                "prefs",
                Map.of(
                        "intl.accept_languages",
                        "sv-SE,sv",
                        "profile.managed_default_content_settings.javascript",
                        scripts ? 1 : 2));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .usingAnyFreePort()
                .build();
        this.driver = new ChromeDriver(service, options);
    }

    ChromeDriver driver() {
        return driver;
    }

    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Light or dark, as the reader's system says. */
    void scheme(String name) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", name))));
    }

    void open(String address) {
        driver.get(address);
        interactions = 0;
    }

    /** The page that is open, in the language that the reader has chosen earlier. */
    void language(String tag) {
        driver.manage().addCookie(new Cookie(Site.LANGUAGE_COOKIE, tag));
        driver.navigate().refresh();
    }

    /** How many times the person has typed, pressed or clicked since the page was opened. */
    int interactions() {
        return interactions;
    }

    void type(String selector, String text) {
        interactions++;
        find(selector).sendKeys(text);
    }

    /** Presses a key that leads to another page. */
    void press(Keys key) {
        leave(() -> driver.switchTo().activeElement().sendKeys(key));
    }

    /** Clicks what leads to another page. */
    void click(String selector) {
        WebElement element = find(selector);
        leave(element::click);
    }

    private void leave(Runnable action) {
        interactions++;
        WebElement page = driver.findElement(By.tagName("main"));
        action.run();
        new WebDriverWait(driver, PATIENCE).until(ExpectedConditions.stalenessOf(page));
        find("main");
    }

    WebElement find(String selector) {
        return new WebDriverWait(driver, PATIENCE).until(open -> open.findElement(By.cssSelector(selector)));
    }

    List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Moves on with the tab key until an element has the focus; fails after too many steps. */
    void tabTo(String selector) {
        WebElement wanted = find(selector);
        for (int i = 0; i < 200; i++) {
            if (driver.switchTo().activeElement().equals(wanted)) {
                return;
            }
            driver.switchTo().activeElement().sendKeys(Keys.TAB);
        }
        throw new AssertionError("the tab key never reaches " + selector);
    }

    /** What axe-core finds against WCAG 2.2 AA. */
    List<String> violations() {
        List<Rule> rules = new AxeBuilder()
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze(driver)
                .getViolations();
        return rules.stream()
                .map(rule -> rule.getId() + ": "
                        + rule.getNodes().stream()
                                .map(node -> node.getHtml())
                                .limit(3)
                                .toList())
                .toList();
    }

    /** How far the page is wider than the window. */
    long overflow() {
        return number("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** On how many sheets of A4 the page prints. */
    int sheets() {
        Object data = driver.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true))
                .get("data");
        try (PDDocument document = Loader.loadPDF(Base64.getDecoder().decode(String.valueOf(data)))) {
            return document.getNumberOfPages();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private long number(String expression) {
        Object value = driver.executeScript("return " + expression);
        return value instanceof Number number ? Math.round(number.doubleValue()) : -1;
    }

    /** Writes what is seen to docs/images. */
    void picture(String name) {
        try {
            Files.createDirectories(IMAGES);
            Files.write(IMAGES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
