package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/** The container image, built without a daemon and started without an engine. */
@EnabledOnOs(OS.LINUX)
class ContainerImageIT {

    private static final long MAX_BYTES = 350L << 20;

    private static final Duration START = Duration.ofMinutes(3);

    private static final List<String> HEALTH_CHECK =
            List.of("java", "-cp", "/app/classes", "app.selfie.monitoring.HealthCheck");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static ContainerImage image;

    @BeforeAll
    static void build() throws Exception {
        image = ContainerImage.build(folder);
    }

    @Test
    void saysWhatAnEngineMustKnow() {
        assertThat(image.configuration().path("User").stringValue())
                .as("nobody's number, so that an orchestrator can tell that it is not root")
                .matches("[1-9][0-9]*:[1-9][0-9]*");
        assertThat(image.configuration().path("Volumes").propertyNames()).containsExactly("/data");
        assertThat(image.configuration().path("ExposedPorts").propertyNames()).containsExactly("8080/tcp");
    }

    @Test
    void isSmallAndHasNoOtherPlatformsCode() throws IOException {
        assertThat(image.bytes()).isLessThan(MAX_BYTES);
        try (Stream<Path> files = Files.walk(image.root().resolve("app"))) {
            List<String> names = files.map(file -> image.root().relativize(file).toString())
                    .filter(name -> name.contains("onnxruntime") || name.matches(".*(windows|macosx|linux)-.*"))
                    .toList();
            assertThat(names).anyMatch(name -> name.endsWith("libonnxruntime.so"));
            assertThat(names).noneMatch(name -> name.matches(".*(osx|win-|windows|macosx).*"));
            assertThat(names).noneMatch(name -> name.matches(".*libs/onnxruntime-.*"));
        }
    }

    @Test
    void startsFromAFileSystemThatCannotBeWrittenAndIsReady() throws Exception {
        image.expectRunnable();
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.setAttribute(data, "unix:uid", 10001);
        Files.setAttribute(data, "unix:gid", 10001);
        Map<Path, FileTime> before = files();
        int port = Product.freePort();
        int management = Product.freePort();
        List<String> environment = List.of(
                "SERVER_PORT=" + port,
                "SERVER_ADDRESS=127.0.0.1",
                "MANAGEMENT_SERVER_PORT=" + management,
                "LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs");
        Path log = folder.resolve("container.log");
        Process container =
                image.entry(data, environment).redirectOutput(log.toFile()).start();
        try {
            assertThat(healthCheck(data, environment)).as("before it is ready").isEqualTo(1);
            await().atMost(START).pollInterval(Duration.ofSeconds(1)).until(() -> {
                assertThat(container.isAlive()).as(Files.readString(log)).isTrue();
                return healthCheck(data, environment) == 0;
            });

            assertThat(healthCheck(data, List.of("MANAGEMENT_SERVER_PORT=" + port)))
                    .as("of the people's port")
                    .isEqualTo(1);
            HttpResponse<String> page = firstPage(port);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("VAADIN/build/");
            assertThat(data.resolve("selfie-studio.mv.db")).exists();
            assertThat(owner(container)).isEqualTo(10001);
            assertThat(files()).as("files of the image").isEqualTo(before);
        } finally {
            container.destroy();
            assertThat(container.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(Files.readString(log))
                .contains("Started SelfieStudioApplication")
                .doesNotContain("Read-only file system");
        assertThat(Files.readAllLines(log))
                .allSatisfy(line -> assertThat(new ObjectMapper()
                                .readTree(line)
                                .path("message")
                                .stringValue())
                        .as(line)
                        .isNotEmpty());
    }

    private static int healthCheck(Path data, List<String> environment) throws IOException, InterruptedException {
        Process check = image.process(data, environment, HEALTH_CHECK)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(check.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return check.exitValue();
    }

    /** As the whole chain of programs before it became this process, its number is the container's. */
    private static int owner(Process container) throws IOException {
        return (int) Files.getAttribute(Path.of("/proc", String.valueOf(container.pid())), "unix:uid");
    }

    private static HttpResponse<String> firstPage(int port) throws IOException, InterruptedException {
        try (HttpClient stranger = HttpClient.newHttpClient()) {
            return stranger.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/register"))
                            .header("Accept", "text/html")
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static Map<Path, FileTime> files() throws IOException {
        Map<Path, FileTime> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(image.root())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                all.put(file, Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
            }
        }
        return all;
    }
}
