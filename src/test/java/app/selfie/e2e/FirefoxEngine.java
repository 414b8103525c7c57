package app.selfie.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The Firefox of this machine, headless, by WebDriver BiDi; its camera films a test pattern and is allowed. */
final class FirefoxEngine implements BrowserEngine {

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
                            .setFirefoxUserPrefs(Map.of(
                                    "media.navigator.streams.fake", true,
                                    "media.navigator.permission.disabled", true)));
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
