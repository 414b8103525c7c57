package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        Optional<Path> executable = find();
        if (executable.isEmpty() && Boolean.parseBoolean(System.getenv("CI"))) {
            assertThat(executable).as("Chromium, which CI must have").isPresent();
        }
        assumeTrue(executable.isPresent(), "there is no Chromium on this machine");
        List<String> arguments = new ArrayList<>(List.of("--no-sandbox", "--disable-gpu"));
        arguments.addAll(more);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable.get())
                        .setArgs(arguments));
        return new Chromium(playwright, browser);
    }

    private static Optional<Path> find() {
        String named = System.getenv("CHROME_PATH");
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                        .map(name -> Path.of(folder, name)));
        return Stream.concat(Stream.ofNullable(named).map(Path::of), onPath)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
