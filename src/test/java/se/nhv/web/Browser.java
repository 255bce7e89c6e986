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
    /** Where pictures go; the ones in docs are renewed by naming that folder. */
    private static final Path IMAGES = Path.of(System.getProperty("nhv.images", "target/images"));

    private static final int HEIGHT = 900;

    /** Longer than any page takes on a busy machine: reached only when something is wrong. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final ChromeDriver driver;
    private int interactions;

    /**
     * @param scripts whether pages may run scripts
     * @param language the language that the reader prefers
     */
    Browser(boolean scripts, String language) {
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
                        language,
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

    /** As if it had just been started. */
    void reset() {
        driver.manage().deleteAllCookies();
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
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
        // the new page's element is another one; asking the old one whether it is stale fails while the page is
        // changing
        waiting().until(open -> !open.findElement(By.tagName("main")).equals(page));
    }

    private WebDriverWait waiting() {
        return new WebDriverWait(driver, PATIENCE, LOOK_AGAIN);
    }

    WebElement find(String selector) {
        return waiting().until(open -> open.findElement(By.cssSelector(selector)));
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

    /** How far what has been drawn has moved while the page was loading (Cumulative Layout Shift), in thousandths. */
    long shift() {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        Object value = driver.executeAsyncScript("""
                const done = arguments[0];
                let sum = 0;
                new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
                    .observe({ type: "layout-shift", buffered: true });
                requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 0)));
                """);
        return value instanceof Number number ? (long) Math.ceil(number.doubleValue() * 1000) : -1;
    }

    /** Bytes over the wire: the page and everything that it loads. */
    long weight() {
        return number("performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize || 0), 0)");
    }

    /** When the first content was drawn, in milliseconds after the page was asked for. */
    long firstPaint() {
        return number("performance.getEntriesByName('first-contentful-paint')[0].startTime");
    }

    /** Forgets what it has loaded. */
    void forget() {
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    /** A processor so many times slower than this one. */
    void slower(int times) {
        driver.executeCdpCommand("Emulation.setCPUThrottlingRate", Map.of("rate", times));
    }

    /** Lets markup act that slips through: escaping alone must hold, not the policy behind it. */
    void withoutPolicy() {
        driver.executeCdpCommand("Page.enable", Map.of());
        driver.executeCdpCommand("Page.setBypassCSP", Map.of("enabled", true));
    }

    /** A reader who wants no movement. */
    void still() {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** How many elements would move. */
    long moving() {
        return number("[...document.querySelectorAll('*')].map(getComputedStyle).filter(style =>"
                + " style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0).length");
    }

    /** Whether text of {@link Hostile} has run, or is there as markup that would. */
    boolean acted() {
        return number("window.hostile || 0") > 0 || count(Hostile.MARKUP) > 0;
    }

    /** How many elements match. */
    long count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /** Waits until an element says this. */
    void until(String selector, String text) {
        waiting().until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(selector), text));
    }

    /** Writes what is seen to the folder of pictures. */
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
