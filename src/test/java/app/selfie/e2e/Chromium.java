package app.selfie.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real, headless Chromium whose camera plays a film. */
final class Chromium implements AutoCloseable {

    private final Playwright playwright;
    final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** A browser whose camera plays {@code film}, Motion JPEG, and that asks nobody: the test says who may film. */
    static Chromium start(Path film) {
        return start(List.of("--use-fake-device-for-media-stream", "--use-file-for-fake-video-capture=" + film));
    }

    /** A browser with a camera whose person says no to every question. */
    static Chromium refusing() {
        return start(List.of("--use-fake-device-for-media-stream", "--deny-permission-prompts"));
    }

    private static Chromium start(List<String> more) {
        String named = System.getenv().getOrDefault("CHROME_PATH", "chromium");
        Path executable = Programs.require(
                "Chromium", named, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
        List<String> arguments = new ArrayList<>(List.of("--no-sandbox", "--disable-gpu"));
        arguments.addAll(more);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(arguments));
        return new Chromium(playwright, browser);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
