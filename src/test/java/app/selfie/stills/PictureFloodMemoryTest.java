package app.selfie.stills;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.TestPeople;
import app.selfie.http.StartedServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The memory of a whole process of which one person asks for pictures by the hundred. */
@Timeout(600)
@EnabledOnOs(OS.LINUX) // which tells how much a process has had
class PictureFloodMemoryTest {

    private static final int CONNECTIONS = 20;
    private static final int ASKED_ON_EACH = 15;

    /** Two renderers' buffers, and what the C library keeps between its pieces. Each of the twenty would take 20 to 30. */
    private static final long MAX_MEGABYTES = 200;

    @TempDir
    private Path folder;

    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    @Test
    void picturesByTheHundredTakeTheMemoryOfAFew() throws Exception {
        // The heap is all there from the start, so that what grows is something else.
        try (StartedServer server = StartedServer.start(
                ServerWithAda.class,
                folder,
                List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch"),
                "--selfie.stills.at-once=2")) {
            String background = said(server, "background");
            String selfie = said(server, "selfie");
            TestPeople.signIn(browser, server.address(), "ada");
            List<String> files = List.of(
                    "/gallery/" + selfie + "/picture.png",
                    "/gallery/" + selfie + "/cut-out.png",
                    "/backgrounds/" + background + "/thumbnail.jpg");
            for (String file : files) {
                assertThat(status(server, file)).isEqualTo(200);
            }
            Files.writeString(proc(server, "clear_refs"), "5"); // the most it had begins anew
            long before = megabytes(server, "VmRSS");

            Map<Integer, Integer> statuses = flood(server, files);

            long most = megabytes(server, "VmHWM");
            System.out.printf(
                    "Picture flood: %s, %d MB before, %d MB at most, %d MB after%n",
                    statuses, before, most, megabytes(server, "VmRSS"));
            assertThat(statuses.keySet()).contains(200).isSubsetOf(200, 503);
            assertThat(most - before).as("MB more than before").isLessThan(MAX_MEGABYTES);
        }
    }

    private Map<Integer, Integer> flood(StartedServer server, List<String> files) throws Exception {
        Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
        try (ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                String file = files.get(i % files.size());
                all.add(connections.submit(() -> {
                    for (int asked = 0; asked < ASKED_ON_EACH; asked++) {
                        statuses.merge(status(server, file), 1, Integer::sum);
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                Object _ = one.get();
            }
        }
        return statuses;
    }

    private int status(StartedServer server, String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.address() + path)).build();
        return browser.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static String said(StartedServer server, String what) {
        return server.said(Pattern.compile("^" + what + " (.+)$", Pattern.MULTILINE));
    }

    private static long megabytes(StartedServer server, String what) throws IOException {
        return Files.readAllLines(proc(server, "status")).stream()
                .filter(line -> line.startsWith(what + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static Path proc(StartedServer server, String file) {
        return Path.of("/proc", String.valueOf(server.pid()), file);
    }
}
