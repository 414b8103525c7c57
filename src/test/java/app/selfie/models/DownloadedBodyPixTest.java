package app.selfie.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.selfie.FixtureFolder;
import app.selfie.NeedsFixtures;
import app.selfie.accounts.CurrentUser;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.models.ModelStatus.Failed;
import app.selfie.models.ModelStatus.Installed;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.PersonSegmenter;
import app.selfie.segmentation.SegmentationMask;
import app.selfie.storage.TestStorage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real network, from a server with the official layout to a mask: downloaded, checked, translated, warmed, measured,
 * offered. The files are of the official form and not the official ones, so they are known by hashes of their own.
 */
@NeedsFixtures
@Timeout(120)
class DownloadedBodyPixTest {

    private static final ModelId ID = new ModelId("bodypix-mobilenet-050");
    private static final String BEST = "bodypix-mobilenet050-stride16-quant2";
    private static final Map<FileVariant, String> FOLDERS =
            Map.of(FileVariant.QUANT2, BEST, FileVariant.QUANT1, "bodypix-mobilenet050-stride16-quant1");
    private static final Map<String, ExpectedHash> PINS = Map.of(
            "model-stride16.json",
            new ExpectedHash.Sha256("cb4a6efebf688046942fd31a38ac2ee85d5f137ad2b506d7a1fbce9cb1f671a7"),
            "group1-shard1of1.bin",
            new ExpectedHash.Sha256("6b9174f5ef6a8637ea43f29cd2998fc7fb8e46f6e5d0ba348bd50f6f258bdf2a"));

    @TempDir
    private Path folder;

    private final RawServer server = new RawServer(DownloadedBodyPixTest::serve);
    private final CurrentUser user = mock(CurrentUser.class);
    private ModelCatalog models;
    private ModelFolderWatcher watch;
    private ModelDownloads downloads;

    private static Path recorded(String model) {
        return FixtureFolder.resolve("models").resolve(model);
    }

    private static void serve(RawServer.Request request, OutputStream out) throws IOException {
        for (Map.Entry<FileVariant, String> variant : FOLDERS.entrySet()) {
            String prefix = "/mobilenet/" + variant.getKey().word() + "/050/";
            if (request.path().startsWith(prefix)) {
                Path file = recorded(variant.getValue()).resolve(request.path().substring(prefix.length()));
                RawServer.whole(out, Files.readAllBytes(file));
                return;
            }
        }
        RawServer.status(out, "404 Not Found");
    }

    @BeforeEach
    void start() {
        when(user.isAdministrator()).thenReturn(true);
        models = new ModelCatalog(folder);
        ModelProperties properties = new ModelProperties(
                server.address(), false, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(100));
        watch = new ModelFolderWatcher(properties, models);
        watch.start();
        List<Release> releases = List.of(release(FileVariant.QUANT2, PINS), release(FileVariant.QUANT1, Map.of()));
        downloads = new ModelDownloads(
                properties, models, watch, TestStorage.space(0), user, releases, Duration.ofMillis(5));
        models.all();
        models.settled().toCompletableFuture().join();
    }

    private static Release release(FileVariant variant, Map<String, ExpectedHash> pins) {
        return OfficialReleases.ALL.stream()
                .filter(known -> known.id().equals(ID) && known.variant() == variant)
                .map(known -> new Release(ID, variant, known.path(), known.json(), known.bytes(), pins))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void close() {
        downloads.stop();
        watch.stop();
        models.close();
        server.close();
    }

    private void awaitInstalled() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(downloads.status(ID).orElseThrow()).isInstanceOf(Installed.class));
    }

    private void assertThatItRuns() {
        ImageSize size = new ImageSize(320, 240);
        SegmentationMask mask = new SegmentationMask();
        try (Frame frame = Frame.of(size, new byte[Math.toIntExact(size.pixels() * Frame.CHANNELS)]);
                PersonSegmenter segmenter = models.newSegmenter(ID)) {
            segmenter.segment(frame, size.whole(), mask);
        }
        assertThat(mask.width()).isGreaterThan(1);
        assertThat(models.recommended()).isPresent();
    }

    @Test
    void comesOverTheNetworkAndRuns() {
        downloads.start(ID, FileVariant.QUANT2);

        awaitInstalled();
        assertThatItRuns();
        assertThat(downloads.bytes(ID)).isEqualTo(1_209_920 + 54_856);
    }

    @Test
    void isWithinAPercentOfWhatTheButtonSays() throws IOException {
        for (Map.Entry<FileVariant, String> variant : FOLDERS.entrySet()) {
            long bytes = 0;
            try (Stream<Path> files = Files.list(recorded(variant.getValue()))) {
                bytes = files.mapToLong(file -> file.toFile().length()).sum();
            }
            assertThat((double) release(variant.getKey(), Map.of()).bytes()).isBetween(0.99 * bytes, 1.01 * bytes);
        }
    }

    @Test
    void isReplacedByItsBetterVariantWhileItRuns() {
        downloads.start(ID, FileVariant.QUANT1);
        awaitInstalled();
        assertThat(downloads.hashes(ID)).hasSize(2);
        try (PersonSegmenter old = models.newSegmenter(ID)) {
            downloads.start(ID, FileVariant.QUANT2);
            await().atMost(Duration.ofSeconds(60)).until(() -> !old.isCurrent());
        }
        awaitInstalled();
        assertThatItRuns();
        assertThat(downloads.bytes(ID)).isEqualTo(1_209_920 + 54_856);
    }

    @Test
    void isRefusedWhereItsBytesAreOthers() {
        server.answer = (request, out) -> {
            Path file = recorded(BEST)
                    .resolve(request.path().substring(request.path().lastIndexOf('/') + 1));
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            RawServer.whole(out, bytes);
        };

        downloads.start(ID, FileVariant.QUANT2);

        await().untilAsserted(
                        () -> assertThat(downloads.status(ID).orElseThrow()).isInstanceOf(Failed.class));
        assertThat(((Failed) downloads.status(ID).orElseThrow()).reason()).isEqualTo(DownloadProblem.WRONG_CONTENT);
        assertThat(folder.resolve(ID.value())).doesNotExist();
    }

    @Test
    void isNoticedWhereSomebodyPutsItByHandAndRuns() throws IOException {
        Path target = Files.createDirectories(folder.resolve(ID.value()));
        try (Stream<Path> files = Files.list(recorded(BEST))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName().toString()));
            }
        }

        awaitInstalled();
        assertThatItRuns();
        assertThat(downloads.hashes(ID)).isEmpty();
    }
}
