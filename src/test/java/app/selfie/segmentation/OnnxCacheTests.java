package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxCacheTests {

    private static final byte[] GRAPH = {1, 2, 3, 4, 5, 6, 7};

    @TempDir
    Path folder;

    private final AtomicInteger translations = new AtomicInteger();

    private byte[] get(String purpose, String fingerprint) throws ModelImportException {
        return OnnxCache.get(folder.resolve("model.json"), purpose, fingerprint, () -> {
            translations.incrementAndGet();
            return GRAPH;
        });
    }

    private Path cached() {
        return folder.resolve("model.all.onnx");
    }

    @Test
    void translatesOnce() throws Exception {
        byte[] first = get("all", "f");
        byte[] second = get("all", "f");

        assertThat(translations).hasValue(1);
        assertThat(first).startsWith(GRAPH);
        assertThat(second).startsWith(GRAPH);
    }

    @Test
    void translatesAgainWhenTheSourceChanges() throws Exception {
        get("all", "f");
        get("all", "g");
        get("all", "g");

        assertThat(translations).hasValue(2);
    }

    @Test
    void keepsPurposesApart() throws Exception {
        get("all", "f");
        get("some", "f");
        Files.copy(cached(), folder.resolve("model.other.onnx"));
        get("other", "f");

        assertThat(translations).hasValue(3);
    }

    @Test
    void translatesAgainWhenAnyByteOfTheCachedFileIsAnother() throws Exception {
        get("all", "f");
        byte[] good = Files.readAllBytes(cached());
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 16;
            Files.write(cached(), bad);
            int before = translations.get();

            assertThat(get("all", "f")).startsWith(GRAPH);

            assertThat(translations.get()).as("byte " + i).isEqualTo(before + 1);
            assertThat(cached()).hasBinaryContent(good);
        }
    }

    @Test
    void translatesAgainWhenTheCachedFileIsCutOff() throws Exception {
        get("all", "f");
        byte[] good = Files.readAllBytes(cached());
        for (int length = 0; length < good.length; length++) {
            Files.write(cached(), java.util.Arrays.copyOf(good, length));

            assertThat(get("all", "f")).startsWith(GRAPH);
        }
        assertThat(translations).hasValue(1 + good.length);
    }

    @Test
    void worksWithoutAFolderToWriteTo() throws Exception {
        assertThat(folder.toFile().setWritable(false)).isTrue();
        try {
            Assumptions.assumeFalse(Files.isWritable(folder), "this user may write anywhere");
            get("all", "f");

            assertThat(get("all", "f")).isEqualTo(GRAPH);
            assertThat(translations).hasValue(2);
        } finally {
            assertThat(folder.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void worksWhereTheCachedFilesNameIsTaken() throws Exception {
        Files.createDirectories(cached().resolve("in-the-way"));

        assertThat(get("all", "f")).isEqualTo(GRAPH);
        assertThat(files()).containsExactly("model.all.onnx");
    }

    private Stream<String> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    @Test
    void leavesNothingHalfWrittenBehindAndRemovesWhatOthersLeft() throws Exception {
        Path abandoned = Files.write(folder.resolve(".123.onnx.part"), GRAPH);
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Files.write(folder.resolve(".456.onnx.part"), GRAPH);

        get("all", "f");

        assertThat(files()).containsExactlyInAnyOrder("model.all.onnx", ".456.onnx.part");
    }

    @Test
    void keepsNothingOfATranslationThatFails() throws Exception {
        assertThatThrownBy(() -> OnnxCache.get(folder.resolve("model.json"), "all", "f", () -> {
                    throw new ModelImportException("the test's own");
                }))
                .hasMessage("the test's own");

        assertThat(files()).isEmpty();
    }
}
