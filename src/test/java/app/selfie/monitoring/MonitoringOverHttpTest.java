package app.selfie.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.selfie.accounts.TestPeople;
import app.selfie.accounts.UserId;
import app.selfie.imaging.SamplePictures;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelId;
import app.selfie.streaming.TestStream;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The management port over real HTTP: what it tells, what it keeps to itself, and that the people's port tells nothing. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class MonitoringOverHttpTest {

    private static final Path DASHBOARD = Path.of("src/deploy/grafana/selfie-studio.json");

    /** The name of a metric as an expression of the dashboard has it, before its labels. */
    private static final Pattern METRIC = Pattern.compile("\\b([a-z]+_[a-z_]+)\\{");

    private static final int FRAMES = 5;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ModelCatalog models;

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    private final HttpClient stranger = HttpClient.newHttpClient();

    @BeforeEach
    void untilReady() {
        await().until(() -> get(managementPort, "/actuator/health/readiness").statusCode() == 200);
    }

    private HttpResponse<String> get(int some, String path) throws Exception {
        return stranger.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + some + path))
                        .build(),
                BodyHandlers.ofString());
    }

    private String scrape() throws Exception {
        HttpResponse<String> answer = get(managementPort, "/actuator/prometheus");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** The value of one line, which must be there. */
    private double metric(String line) throws Exception {
        return scrape().lines()
                .filter(some -> some.startsWith(line + " "))
                .map(some -> Double.parseDouble(some.substring(line.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("expected " + line + " in the scrape, found none"));
    }

    @Test
    void readinessNamesThePartsAndTellsNoSecrets() throws Exception {
        JsonNode ready = new ObjectMapper()
                .readTree(get(managementPort, "/actuator/health/readiness").body());

        assertThat(ready.path("status").stringValue()).isEqualTo("UP");
        assertThat(ready.path("components").propertyNames())
                .containsExactlyInAnyOrder("db", "models", "readinessState", "storage");
        assertThat(ready.path("components").values())
                .allSatisfy(part -> assertThat(part.propertyNames()).containsExactly("status"));
    }

    @Test
    void livenessAsksNeitherDatabaseNorDisk() throws Exception {
        JsonNode alive = new ObjectMapper()
                .readTree(get(managementPort, "/actuator/health/liveness").body());

        assertThat(alive.path("components").propertyNames()).containsExactly("livenessState");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"env", "beans", "configprops", "heapdump", "threaddump", "loggers", "metrics", "shutdown", "info"
            })
    void nothingElseIsTold(String endpoint) throws Exception {
        assertThat(get(managementPort, "/actuator/" + endpoint).statusCode()).isNotEqualTo(200);
        assertThat(get(port, "/actuator/" + endpoint).statusCode()).isNotEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/health", "/health/readiness", "/health/liveness", "/prometheus"})
    void thePeoplesPortLeadsToTheDoorInstead(String path) throws Exception {
        HttpResponse<String> answer = get(port, "/actuator" + path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
    }

    /** Not on this machine's other addresses, as people's machines would reach it. */
    @Test
    void onlyThisMachineReachesThePort() throws Exception {
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    assertThat(isOpen(address)).as("%s", address).isFalse();
                }
            }
        }
    }

    private boolean isOpen(InetAddress address) {
        try (Socket socket = new Socket(address, managementPort)) {
            return socket.isConnected();
        } catch (java.io.IOException refused) {
            return false;
        }
    }

    @Test
    void theHealthCheckBelievesOnlyTheReadinessAddress() {
        assertThat(HealthCheck.isReady("http://127.0.0.1:" + managementPort + "/actuator/health/readiness"))
                .isTrue();
        assertThat(HealthCheck.isReady("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .as("of the people's port, which leads to the door")
                .isFalse();
        assertThat(HealthCheck.isReady("http://127.0.0.1:1/")).isFalse();
        assertThat(HealthCheck.isReady("no address")).isFalse();
    }

    @Test
    void framesAndSignInsAreCounted() throws Exception {
        ModelId model = models.defaultModel().id();
        UserId ada = TestPeople.register(context, "ada");
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        double picturesBefore = metric("selfie_stream_pictures_total");
        double signInsBefore = metric("selfie_sign_ins_total{outcome=\"signed-in\"}");
        double wrongBefore = metric("selfie_sign_ins_total{outcome=\"wrong\"}");
        guess("ada");
        TestPeople.signIn(browser, "http://localhost:" + port, "ada");
        byte[] jpeg = SamplePictures.jpeg(320, 240);
        try (TestStream stream = new TestStream(context, browser, "http://localhost:" + port, ada, model)) {
            for (int i = 0; i < FRAMES; i++) {
                assertThat(stream.showsAPictureOf(jpeg)).isTrue();
            }
            assertThat(stream.showsAPictureOf(new byte[100]))
                    .as("of no JPEG file")
                    .isFalse();
            assertThat(metric("selfie_stream_open")).isEqualTo(1);
        }

        assertThat(metric("selfie_stream_pictures_total") - picturesBefore).isEqualTo(FRAMES);
        assertThat(metric("selfie_stream_frames_total")).isGreaterThanOrEqualTo(FRAMES + 1.0);
        assertThat(metric("selfie_masks_total{model=\"" + model + "\"}")).isGreaterThanOrEqualTo(FRAMES);
        assertThat(metric("selfie_stream_refused_total{reason=\"not-a-jpeg\"}")).isGreaterThanOrEqualTo(1);
        assertThat(metric("selfie_stream_server_seconds_count")).isGreaterThanOrEqualTo(FRAMES);
        assertThat(metric("selfie_stream_stage_seconds_sum{stage=\"segment\"}")).isPositive();
        assertThat(metric("selfie_stream_stage_seconds_count{stage=\"encode\"}"))
                .isGreaterThanOrEqualTo(FRAMES);
        assertThat(metric("selfie_sign_ins_total{outcome=\"signed-in\"}") - signInsBefore)
                .isEqualTo(1);
        assertThat(metric("selfie_sign_ins_total{outcome=\"wrong\"}") - wrongBefore)
                .isEqualTo(1);
    }

    private void guess(String name) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "http://localhost:" + port)
                .POST(BodyPublishers.ofString("username=" + name + "&password=wrong-wrong-wrong"))
                .build();
        assertThat(stranger.send(request, BodyHandlers.discarding()).statusCode())
                .isEqualTo(302);
    }

    @Test
    void everyMetricOfTheDashboardIsThere() throws Exception {
        framesAreShown();
        TreeSet<String> told = new TreeSet<>();
        scrape().lines().filter(line -> !line.startsWith("#")).forEach(line -> told.add(line.split("[{ ]", 2)[0]));
        List<String> expressions =
                new ObjectMapper().readTree(DASHBOARD.toFile()).findValuesAsString("expr");

        assertThat(expressions).hasSizeGreaterThan(15);
        TreeSet<String> asked = new TreeSet<>();
        expressions.forEach(expression -> METRIC.matcher(expression)
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(asked::add));
        assertThat(asked).contains("selfie_stream_open", "selfie_stream_server_seconds_bucket");
        assertThat(told).containsAll(asked);
        assertThat(told.stream().filter(name -> name.startsWith("selfie_stream_")))
                .as("the product's own")
                .contains("selfie_stream_frames_total");
    }

    /** The masks of a model are counted from its first on. */
    private void framesAreShown() throws Exception {
        UserId bob = TestPeople.register(context, "bob");
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        TestPeople.signIn(browser, "http://localhost:" + port, "bob");
        try (TestStream stream = new TestStream(
                context,
                browser,
                "http://localhost:" + port,
                bob,
                models.defaultModel().id())) {
            assertThat(stream.showsAPictureOf(SamplePictures.jpeg(320, 240))).isTrue();
        }
    }
}
