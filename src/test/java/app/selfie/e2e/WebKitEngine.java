package app.selfie.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * WebKitGTK's small browser on a screen of its own, by WebDriver: Safari's engine without Apple's parts. Its camera films a
 * test pattern and is allowed.
 */
final class WebKitEngine implements BrowserEngine {

    /** Walks a path as {@link BrowserEngine} describes it; an element that has no box is not there yet. */
    private static final String FIND = """
            (path => {
              let found = document;
              for (const part of path.split(' >> ')) {
                found = found?.shadowRoot?.querySelector(part) ?? found?.querySelector(part);
              }
              return found?.getClientRects().length > 0 ? found : null;
            })(%s)
            """;

    private final Deque<Process> processes = new ArrayDeque<>();
    private final Path home;
    private final WebDriverSession session;

    private WebKitEngine(Path home) throws IOException {
        Path screen = Programs.require("Xvfb", "Xvfb");
        Path driver = Programs.require("WebKitGTK's driver", "WebKitWebDriver");
        this.home = Files.createDirectories(home);
        try {
            session = open(driver, display(screen));
        } catch (IOException | RuntimeException e) {
            stop();
            throw e;
        }
    }

    /** @param home of the person at the browser; what they save is in it */
    static WebKitEngine start(Path home) throws IOException {
        return new WebKitEngine(home);
    }

    /** A screen that nobody sees. It picks a number that is free, and says it when it is ready. */
    private String display(Path xvfb) throws IOException {
        Process screen = run(new ProcessBuilder(
                xvfb.toString(), "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"));
        BufferedReader said = screen.inputReader();
        String number = said.readLine();
        if (number == null) {
            throw new IOException("Xvfb ended; see " + log());
        }
        return ":" + number.strip();
    }

    private WebDriverSession open(Path driver, String display) throws IOException {
        int port = Product.freePort();
        ProcessBuilder builder =
                new ProcessBuilder(driver.toString(), "--port=" + port, "--host=127.0.0.1").redirectOutput(log());
        builder.environment()
                .putAll(Map.of(
                        "LOCPATH",
                        british().toString(),
                        "HOME",
                        home.toString(),
                        "XDG_RUNTIME_DIR",
                        home.toString(),
                        "DISPLAY",
                        display,
                        "LANG",
                        "en_GB.UTF-8",
                        "NO_AT_BRIDGE",
                        "1")); // no desktop, so nobody to describe the page to
        run(builder);
        Awaitility.await("WebKitWebDriver")
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
        return WebDriverSession.open(
                "http://127.0.0.1:" + port,
                Map.of(
                        "browserName",
                        "MiniBrowser",
                        "webkitgtk:browserOptions",
                        Map.of(
                                "binary",
                                miniBrowser().toString(),
                                "args",
                                List.of(
                                        "--automation",
                                        "--enable-mock-capture-devices=true",
                                        "--enable-media-stream=true"))));
    }

    /** WebKit asks pages for the language of its surroundings, and machines for tests have none but the computer's own. */
    private Path british() throws IOException {
        Path compiler = Programs.require("the C library's compiler of languages", "localedef");
        Programs.requireFile("description of British English", Path.of("/usr/share/i18n/locales/en_GB"));
        Path languages = Files.createDirectories(home.resolve("languages"));
        Process process = run(new ProcessBuilder(
                compiler.toString(),
                "-i",
                "en_GB",
                "-f",
                "UTF-8",
                languages.resolve("en_GB.UTF-8").toString()));
        Awaitility.await("the British language").atMost(PATIENCE).until(() -> !process.isAlive());
        return languages;
    }

    /** Beside the library, in a folder of its version and of the processor's kind. */
    private static Path miniBrowser() throws IOException {
        try (var files = Files.find(Path.of("/usr/lib"), 4, (file, _) -> file.endsWith("MiniBrowser"))) {
            return files.filter(
                            file -> file.getParent().getFileName().toString().startsWith("webkit2gtk-4"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no MiniBrowser beside the WebKitGTK library"));
        }
    }

    private Process run(ProcessBuilder builder) throws IOException {
        Process process =
                builder.redirectError(ProcessBuilder.Redirect.appendTo(log())).start();
        processes.push(process);
        return process;
    }

    private java.io.File log() {
        return home.resolve("webkit.log").toFile();
    }

    @Override
    public void open(String address) {
        session.navigate(address);
    }

    @Override
    public void type(String path, String text) {
        session.type(element(path), text);
    }

    /** Into sight first, where the driver itself does not scroll a list. */
    @Override
    public void click(String path) {
        String element = element(path);
        evaluate(FIND.formatted("'" + path + "'").strip()
                + "?.scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'instant' })");
        session.click(element);
    }

    /** A pen; the driver takes a finger for a mouse. */
    @Override
    public void hold(String path, String held) {
        String element = element(path);
        session.penDown(element);
        await("a press of " + path, held);
        session.penUp();
    }

    private String element(String path) {
        String find = FIND.formatted("'" + path + "'");
        await(path, find + " !== null");
        return session.element(find);
    }

    @Override
    public void press(Key key) {
        session.press(key.webDriverValue);
    }

    @Override
    public Object evaluate(String expression) {
        JsonNode value = session.evaluate(expression);
        return value.isBoolean()
                ? (Object) value.booleanValue()
                : value.isNumber() ? value.numberValue() : value.asString();
    }

    @Override
    public Path downloads() {
        return home;
    }

    @Override
    public void screenshot(Path file) {
        try {
            Files.write(file, session.screenshot());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } finally {
            stop();
        }
    }

    private void stop() {
        for (Process process : processes) {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroy();
            try {
                if (!process.waitFor(Duration.ofSeconds(10))) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
