package app.selfie.modelfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are damaged, or that somebody made up to do harm. */
class TfjsReaderTest {

    private static final String FIRST = "group1-shard1of3.bin";
    private static final String SECOND = "group1-shard2of3.bin";
    private static final String LAST = "group1-shard3of3.bin";

    @TempDir
    Path folder;

    /** 20 + 1 floats, 84 bytes: shards of 32, 32 and 20. */
    private static TfjsFile file() {
        return new TfjsFile()
                .placeholder("in")
                .floats("k", SmallBodyPix.random(20, 1), 1, 1, 4, 5)
                .floats("b", new float[] {1}, new int[0]);
    }

    private Path written() throws Exception {
        return file().write(folder, 32);
    }

    private void requireRefused(Path json, String... message) {
        assertThatThrownBy(() -> TfjsReader.read(json))
                .isInstanceOf(ModelImportException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(message).contains(TfjsFile.JSON));
    }

    private void change(Path json, String from, String to) throws Exception {
        String text = Files.readString(json);
        assertThat(text).contains(from);
        Files.writeString(json, text.replace(from, to));
    }

    @Test
    void joinsShardsWhereverTheyWereCut() throws Exception {
        TfjsModel model = TfjsReader.read(file().write(folder, 31));

        assertThat(model.weights().get("k")).isNotNull();
        assertThat(Objects.requireNonNull(model.weights().get("k")).floats())
                .containsExactly(SmallBodyPix.random(20, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST, SECOND, LAST})
    void refusesAMissingShard(String shard) throws Exception {
        Path json = written();
        Files.delete(folder.resolve(shard));

        requireRefused(json, shard + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
        FIRST + ", 31",
        SECOND + ", 31",
        SECOND + ", 33",
        LAST + ", 19",
        LAST + ", 21",
        LAST + ", 33",
        LAST + ", 0"
    })
    void refusesAShardOfAnotherLength(String shard, int bytes) throws Exception {
        Path json = written();
        Files.write(folder.resolve(shard), new byte[bytes]);

        requireRefused(json, "group1-shard", "bytes");
    }

    @Test
    void refusesTheLastShardInAnothersPlace() throws Exception {
        Path json = written();
        byte[] second = Files.readAllBytes(folder.resolve(SECOND));
        Files.copy(folder.resolve(LAST), folder.resolve(SECOND), StandardCopyOption.REPLACE_EXISTING);
        Files.write(folder.resolve(LAST), second);

        requireRefused(json, SECOND + " has 20 bytes, expected 32", "exchanged");
    }

    private static final String LIST = "SHA256SUMS";

    private void list(String... names) throws Exception {
        listIn(LIST, names);
    }

    private void listIn(String list, String... names) throws Exception {
        StringBuilder sums = new StringBuilder();
        for (String name : names) {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve(name)));
            sums.append(HexFormat.of().formatHex(sum)).append("  ").append(name).append('\n');
        }
        Files.writeString(folder.resolve(list), sums);
    }

    @Test
    void acceptsFilesThatAreAsTheListSays() throws Exception {
        Path json = written();
        list(TfjsFile.JSON, FIRST, SECOND, LAST);

        assertThat(TfjsReader.read(json).nodes()).hasSize(3);
    }

    @Test
    void refusesExchangedShardsOfTheSameLengthWhereTheListSaysSo() throws Exception {
        Path json = written();
        list(TfjsFile.JSON, FIRST, SECOND, LAST);
        byte[] first = Files.readAllBytes(folder.resolve(FIRST));
        Files.write(folder.resolve(FIRST), Files.readAllBytes(folder.resolve(SECOND)));
        Files.write(folder.resolve(SECOND), first);

        requireRefused(json, FIRST + " has SHA-256", "exchanged");
    }

    @Test
    void refusesADamagedByteWhereTheListSaysSo() throws Exception {
        Path json = written();
        list(TfjsFile.JSON, FIRST, SECOND, LAST);
        byte[] shard = Files.readAllBytes(folder.resolve(LAST));
        shard[7] ^= 8;
        Files.write(folder.resolve(LAST), shard);

        requireRefused(json, LAST + " has SHA-256", "corrupt");
    }

    @Test
    void acceptsFilesThatAreAsOneOfSeveralListsSays() throws Exception {
        file().floats("c", new float[] {1, 2}, 2).write(folder, 32);
        listIn("before.sha256", TfjsFile.JSON, FIRST, SECOND, LAST);
        Path json = written();
        listIn("quant2.sha256", TfjsFile.JSON, FIRST, SECOND, LAST);

        assertThat(TfjsReader.read(json).nodes()).hasSize(3);
    }

    @Test
    void refusesFilesOfSeveralLists() throws Exception {
        Path json = file().floats("c", new float[] {1, 2}, 2).write(folder, 32);
        listIn("before.sha256", TfjsFile.JSON, FIRST, SECOND, LAST);
        byte[] last = Files.readAllBytes(folder.resolve(LAST));
        written();
        listIn("quant2.sha256", TfjsFile.JSON, FIRST, SECOND, LAST);
        Files.write(folder.resolve(LAST), last);

        requireRefused(json, LAST);
    }

    @Test
    void refusesAFileThatTheListLeavesOut() throws Exception {
        Path json = written();
        list(TfjsFile.JSON, FIRST, SECOND);

        requireRefused(json, LAST + " is not listed in SHA256SUMS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no sum at all", "00  name"})
    void refusesAListThatIsNone(String line) throws Exception {
        Path json = written();
        Files.writeString(folder.resolve(LIST), line);

        assertThatThrownBy(() -> TfjsReader.read(json))
                .isInstanceOf(ModelImportException.class)
                .hasMessageContaining(LIST);
    }

    @Test
    void refusesAFolderInAShardsPlace() throws Exception {
        Path json = written();
        Files.delete(folder.resolve(SECOND));
        Files.createDirectory(folder.resolve(SECOND));

        requireRefused(json, SECOND, "no regular file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.bin",
                "/etc/passwd",
                "sub/shard.bin",
                "..",
                ".",
                "",
                "a\\\\b.bin",
                "C:shard.bin",
                "http://example.org/shard.bin",
                "a\\u0000.bin",
                ".hidden"
            })
    void refusesAPathThatLeavesTheFolder(String path) throws Exception {
        Path json = written();
        Files.write(folder.resolveSibling("secret.bin"), new byte[32]);
        change(json, '"' + FIRST + '"', '"' + path + '"');

        requireRefused(json, "weightsManifest[0].paths[0]", "plain file name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[99999999999]",
                "[2147483647,2147483647,2147483647,2147483647]",
                "[0]",
                "[-1]",
                "[1.5]",
                "[67108865]",
                "[8192,8193]",
                "[1,1,1,1,1]",
                "\"4\"",
                "{}",
                "[null]",
                "[[1]]"
            })
    void refusesAShapeBeforeItAllocatesAnything(String shape) throws Exception {
        Path json = written();
        change(json, "\"shape\":[1,1,4,5]", "\"shape\":" + shape);

        requireRefused(json, "shape");
    }

    @Test
    void refusesShapesThatAreTooMuchTogether() throws Exception {
        TfjsFile file = new TfjsFile().placeholder("in");
        for (int i = 0; i < 9; i++) {
            file.floats("k" + i, new float[1], 1);
            file.lastWeight().put("shape", List.of(1 << 23));
        }

        requireRefused(file.write(folder), "numbers up to here");
    }

    @Test
    void refusesAShapeThatTheGraphHasOtherwise() throws Exception {
        Path json = written();
        change(json, "\"shape\":[1,1,4,5]", "\"shape\":[1,1,5,4]");

        requireRefused(json, "the graph has k as [1, 1, 4, 5]", "[1, 1, 5, 4]");
    }

    @Test
    void refusesAConstantTwice() throws Exception {
        TfjsFile file = file().floats("k", new float[] {1}, 1);

        requireRefused(file.write(folder), "two of k");
    }

    @Test
    void refusesANodeTwice() throws Exception {
        TfjsFile file = file().node("Relu", "in", Map.of(), "in");

        requireRefused(file.write(folder), "two nodes are called in");
    }

    @ParameterizedTest
    @CsvSource({"dtype, float16", "dtype, string", "dtype, int8"})
    void refusesAnUnknownType(String field, String value) throws Exception {
        TfjsFile file = file();
        file.lastWeight().put(field, value);

        requireRefused(file.write(folder), "dtype of b is " + value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"dtype\":\"float16\"}",
                "{\"dtype\":\"uint8\",\"scale\":1}",
                "{\"dtype\":\"uint8\",\"scale\":\"1\",\"min\":0}",
                "{\"dtype\":\"uint8\",\"scale\":1e999,\"min\":0}",
                "7"
            })
    void refusesAnUnknownQuantization(String quantization) throws Exception {
        Path json = new TfjsFile()
                .placeholder("in")
                .quantized("q", "float32", 1, new int[] {1, 2, 3}, 0.5, 0, 3)
                .write(folder);
        String text = Files.readString(json);
        Files.writeString(json, text.replaceAll("\"quantization\":\\{[^}]*\\}", "\"quantization\":" + quantization));

        requireRefused(json, "quantization");
    }

    @Test
    void refusesQuantizedBytesThatAreTooFew() throws Exception {
        TfjsFile file = new TfjsFile().placeholder("in").quantized("q", "float32", 2, new int[] {1, 2, 3}, 0.5, 0, 3);
        Path json = file.write(folder);
        Files.write(folder.resolve("group1-shard1of1.bin"), new byte[3]);

        requireRefused(json, "has 3 bytes, but the weightsManifest needs 6");
    }

    @Test
    void refusesAnotherFormat() throws Exception {
        Path json = written();
        change(json, "graph-model", "layers-model");

        requireRefused(json, "format is layers-model");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "3",
                "{} {}",
                "{\"modelTopology\":{}}",
                "{\"weightsManifest\":[]}",
                "{\"weightsManifest\":{},\"modelTopology\":{\"node\":[]}}",
                "{\"weightsManifest\":[{}]}",
                "{\"weightsManifest\":[{\"paths\":[],\"weights\":[]}]}",
                "{\"a\":1,\"a\":2}",
                "\u0000"
            })
    void refusesJsonThatIsNoModel(String text) throws Exception {
        Path json = Files.writeString(folder.resolve(TfjsFile.JSON), text);

        requireRefused(json, TfjsFile.JSON);
    }

    @ParameterizedTest
    @CsvSource({"[,]", "{\"a\":,}"})
    void refusesJsonThatIsTooDeep(String open, String close) throws Exception {
        String text = open.repeat(100_000) + "1" + close.repeat(100_000);
        Path json = Files.writeString(folder.resolve(TfjsFile.JSON), text);

        requireRefused(json, "not usable JSON");
    }

    @Test
    void refusesJsonThatIsTooBig() throws Exception {
        Path json = Files.write(folder.resolve(TfjsFile.JSON), new byte[(4 << 20) + 1]);

        requireRefused(json, "has 4194305 bytes, expected at most 4194304");
    }

    @Test
    void refusesMoreNodesThanAnyBodyPixHas() throws Exception {
        TfjsFile file = file();
        for (int i = 0; i < 4096; i++) {
            file.node("Relu", "r" + i, Map.of(), "in");
        }

        requireRefused(file.write(folder), "modelTopology.node", "at most 4096");
    }

    @Test
    void survivesAnyChangedByte() throws Exception {
        byte[] good = Files.readAllBytes(SmallBodyPix.file().write(folder));
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] bad = good.clone();
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(32, 127);
            }
            Files.write(folder.resolve(TfjsFile.JSON), bad);
            try {
                BodyPixImporter.read(folder.resolve(TfjsFile.JSON)).wholeNetwork();
            } catch (ModelImportException e) {
                assertThat(String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8))
                        .hasSizeBetween(10, 1000);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }
}
