package app.selfie.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.segmentation.BodyMap;
import app.selfie.segmentation.BodySegmenter;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.PersonSegmenter;
import app.selfie.segmentation.SegmentationMask;
import app.selfie.segmentation.SegmentationModel;
import app.selfie.segmentation.SmallModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real catalogue and the real pool of segmenters, counted in native memory. */
class NetworksOfOldModelsTest {

    private static final ImageSize SIZE = new ImageSize(64, 48);

    /** One for finding people, one with all that the network knows. */
    private static final int NETWORKS_OF_A_MODEL = 2;

    /** The JVM's own growth in between; networks that stay would be counted above. */
    private static final long MAX_KILOBYTES_MORE = 200_000;

    private final int before = SmallModelFolder.networksInMemory();
    private final SmallModelFolder files;
    private final ModelCatalog models;
    private final Segmenters segmenters;

    NetworksOfOldModelsTest(@TempDir Path folder) {
        this.files = new SmallModelFolder(folder);
        this.models = new ModelCatalog(folder);
        this.segmenters = new Segmenters(models);
    }

    @BeforeEach
    void oneModelIsInstalledAndUsed() {
        files.install();
        refresh();
        models.settled().toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        segmenters.close();
        models.close();
        assertThat(SmallModelFolder.networksInMemory()).isEqualTo(before);
    }

    private SegmentationModel refresh() {
        return models.refresh(SmallModelFolder.ID).toCompletableFuture().join();
    }

    /** As a frame does: borrowed, run, given back, and then idle in the pool. */
    private void use() {
        try (Frame frame = Frame.of(SIZE, new byte[Math.toIntExact(SIZE.pixels() * Frame.CHANNELS)])) {
            PersonSegmenter people = segmenters.borrow(SmallModelFolder.ID);
            people.segment(frame, SIZE.whole(), new SegmentationMask());
            segmenters.giveBack(SmallModelFolder.ID, people);
            BodySegmenter bodies = Awaitility.await()
                    .until(() -> segmenters.borrowBodies(SmallModelFolder.ID), Optional::isPresent)
                    .orElseThrow();
            bodies.segment(frame, new SegmentationMask(), new BodyMap());
            segmenters.giveBack(SmallModelFolder.ID, bodies);
        }
    }

    @Test
    void leaveMemoryWhenTheModelIsTakenAway() {
        int without = SmallModelFolder.networksInMemory() - 1;
        use();
        assertThat(SmallModelFolder.networksInMemory()).isEqualTo(without + NETWORKS_OF_A_MODEL);

        files.remove();
        assertThat(refresh().isInstalled()).isFalse();

        assertThat(SmallModelFolder.networksInMemory()).isEqualTo(without);
    }

    @Test
    void leaveMemoryWhenTheModelIsReplacedHoweverOften() throws IOException {
        use();
        int one = SmallModelFolder.networksInMemory();
        long residentBefore = residentKilobytes();

        for (int i = 0; i < 20; i++) {
            files.install();
            assertThat(refresh().isInstalled()).isTrue();
            assertThat(SmallModelFolder.networksInMemory())
                    .as("the old ones are gone at once, and of the new one nobody asked for bodies yet")
                    .isEqualTo(one - 1);
            use();
        }

        assertThat(SmallModelFolder.networksInMemory()).isEqualTo(one);
        assertThat(residentKilobytes() - residentBefore)
                .as("kilobytes that twenty replacements leave behind")
                .isLessThan(MAX_KILOBYTES_MORE);
    }

    /** 0 where there is no such file. */
    private static long residentKilobytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                : 0;
    }
}
