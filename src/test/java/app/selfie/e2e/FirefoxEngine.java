package app.selfie.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The Firefox of this machine, headless, by WebDriver BiDi; its camera films a test pattern and is allowed. */
final class FirefoxEngine implements BrowserEngine {

    private static final String FINGER = """
            (element, kind) => element.dispatchEvent(new PointerEvent(kind, {
              pointerType: 'touch', isPrimary: true, bubbles: true, composed: true, cancelable: true,
              clientX: element.getBoundingClientRect().left + 20, clientY: element.getBoundingClientRect().top + 20
            }))
            """;

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;
    private final Path downloads;

    private FirefoxEngine(Playwright playwright, Browser browser, Path downloads) {
        this.playwright = playwright;
        this.browser = browser;
        this.downloads = downloads;
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 800));
        page.setDefaultTimeout((double) PATIENCE.toMillis());
    }

    /** @param folder for what people save */
    static FirefoxEngine start(Path folder) throws IOException {
        return start(folder, Map.of());
    }

    /**
     * A Firefox that somebody has set up.
     *
     * @param folder for what people save
     * @param wishes preferences, as {@code about:config} has them
     */
    static FirefoxEngine start(Path folder, Map<String, Object> wishes) throws IOException {
        Map<String, Object> preferences = new HashMap<>(Map.of(
                "media.navigator.streams.fake", true,
                "media.navigator.permission.disabled", true,
                "intl.accept_languages", "en-GB, en"));
        preferences.putAll(wishes);
        Path executable = Programs.require("Firefox", "firefox-esr", "firefox");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            Browser browser = playwright
                    .firefox()
                    .launch(new BrowserType.LaunchOptions()
                            .setChannel("moz-firefox")
                            .setExecutablePath(executable)
                            .setDownloadsPath(Files.createDirectories(folder))
                            .setFirefoxUserPrefs(preferences));
            return new FirefoxEngine(playwright, browser, folder);
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    @Override
    public void open(String address) {
        page.navigate(address);
    }

    @Override
    public void type(String path, String text) {
        first(path).pressSequentially(text);
    }

    @Override
    public void click(String path) {
        first(path).click();
    }

    /** By events that the page's script makes: the driver has a finger that taps, and none that rests. */
    @Override
    public void hold(String path, String held) {
        Locator target = first(path);
        target.evaluate(FINGER, "pointerdown");
        await("a press of " + path, held);
        target.evaluate(FINGER, "pointerup");
        target.evaluate(FINGER, "click");
    }

    private Locator first(String path) {
        return page.locator(path).first();
    }

    @Override
    public void press(Key key) {
        page.keyboard().press(key.domName);
    }

    @Override
    public Object evaluate(String expression) {
        return page.evaluate(expression);
    }

    @Override
    public Path downloads() {
        return downloads;
    }

    @Override
    public void screenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
