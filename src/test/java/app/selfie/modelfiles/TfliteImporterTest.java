package app.selfie.modelfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.selfie.imaging.ImageSize;
import app.selfie.segmentation.GraphRunner;
import app.selfie.segmentation.PersonSegmenter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TfliteImporterTest {

    private static final int CONV_2D = 3;
    private static final int RELU = 19;

    private static Stream<byte[]> files() throws IOException {
        return Stream.of(BuiltInFiles.read(BuiltInFiles.ALL.get(0)), BuiltInFiles.read(BuiltInFiles.ALL.get(1)));
    }

    @Test
    void importsTheGeneralNetworkWithItsSizes() throws Exception {
        ImportedModel imported = TfliteImporter.importModel(BuiltInFiles.read(BuiltInFiles.ALL.getFirst()));

        assertThat(imported.inputSize()).isEqualTo(new ImageSize(256, 256));
        assertThat(imported.outputSize()).isEqualTo(new ImageSize(256, 256));
    }

    @Test
    void importsTheLandscapeNetworkWithItsSizes() throws Exception {
        ImportedModel imported = TfliteImporter.importModel(BuiltInFiles.read(BuiltInFiles.ALL.getLast()));

        assertThat(imported.inputSize()).isEqualTo(new ImageSize(256, 144));
        assertThat(imported.outputSize()).isEqualTo(new ImageSize(256, 144));
    }

    @Test
    void takesLessThanHalfASecondForAModel() throws Exception {
        byte[] file = BuiltInFiles.read(BuiltInFiles.ALL.getFirst());
        long start = System.nanoTime();

        TfliteImporter.importModel(file);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    @Timeout(60)
    void refusesAFileThatIsCutOffAnywhere() throws Exception {
        for (byte[] file : files().toList()) {
            IntStream lengths = IntStream.concat(IntStream.range(0, 300), new Random(1).ints(700, 300, file.length));
            lengths.forEach(length -> assertThatThrownBy(() -> TfliteImporter.importModel(Arrays.copyOf(file, length)))
                    .as("first %d bytes", length)
                    .isInstanceOf(ModelImportException.class));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 64})
    @Timeout(120)
    void importsOrRefusesAFileWithFlippedBitsAndNothingElse(int flips) throws Exception {
        Random random = new Random(flips);
        for (byte[] file : files().toList()) {
            for (int i = 0; i < 250; i++) {
                byte[] damaged = file.clone();
                // The tables lie in the last fifth; most of the file before it is weights.
                int from = i % 2 == 0 ? 0 : file.length * 4 / 5;
                for (int k = 0; k < flips; k++) {
                    damaged[random.nextInt(from, file.length)] ^= (byte) (1 << random.nextInt(8));
                }
                importAndLoad(damaged, i % 10 == 0);
            }
        }
    }

    /** What passes the importer must also suit ONNX Runtime. */
    private static void importAndLoad(byte[] damaged, boolean load) {
        ImportedModel imported;
        try {
            imported = TfliteImporter.importModel(damaged);
        } catch (ModelImportException e) {
            assertThat(e).message().isNotBlank();
            return;
        }
        if (load) {
            try (PersonSegmenter segmenter = GraphRunner.segmenter(imported)) {
                assertThat(segmenter).isNotNull();
            } catch (ModelImportException e) {
                throw new AssertionError("ONNX Runtime refused what was imported", e);
            }
        }
    }

    @Test
    void importsASmallNetworkOfOurOwn() throws Exception {
        assertThat(TfliteImporter.importModel(small().toBytes()).outputSize()).isEqualTo(new ImageSize(5, 4));
    }

    /** {1, 4, 5, 3} through a 1x1 convolution to one channel. */
    private static TfliteFile small() {
        TfliteFile file = new TfliteFile();
        int in = file.computed(1, 4, 5, 3);
        int kernel = file.floats(new float[] {1, 2, 3}, 1, 1, 1, 3);
        int bias = file.floats(new float[] {0.5f}, 1);
        int out = file.computed(1, 4, 5, 1);
        return file.operator(CONV_2D, new int[] {in, kernel, bias}, out, 1, 0, 1, 1)
                .from(in)
                .to(out);
    }

    /** Files that a FlatBuffers library is content with, and this importer must not be. */
    enum Hostile {
        UNKNOWN_OPERATOR("operator 1 is number 25") {
            @Override
            void spoil(TfliteFile file) {
                file.operator(25, new int[] {3}, 3, 0);
            }
        },
        UNKNOWN_CUSTOM_OPERATOR("\"Evil\" version 1, which is not supported") {
            @Override
            void spoil(TfliteFile file) {
                file.custom("Evil", new int[] {3}, 3, new byte[0]);
            }
        },
        UNKNOWN_VERSION("version 9, which is not supported") {
            @Override
            void spoil(TfliteFile file) {
                file.version(9);
            }
        },
        CYCLE("operator 1 RELU reads tensor 4") {
            @Override
            void spoil(TfliteFile file) {
                int a = file.computed(1, 4, 5, 1);
                int b = file.computed(1, 4, 5, 1);
                file.operator(RELU, new int[] {a}, b, 0).operator(RELU, new int[] {b}, a, 0);
            }
        },
        WRITTEN_TWICE("which has a value already") {
            @Override
            void spoil(TfliteFile file) {
                file.operator(RELU, new int[] {3}, 3, 0);
            }
        },
        OUTPUT_NEVER_COMPUTED("no operator computes the network's output") {
            @Override
            void spoil(TfliteFile file) {
                file.to(file.computed(1, 4, 5, 1));
            }
        },
        TENSOR_OUT_OF_RANGE("operator 1: tensor 99 of 4") {
            @Override
            void spoil(TfliteFile file) {
                file.operator(RELU, new int[] {99}, 3, 0);
            }
        },
        BUFFER_OUT_OF_RANGE("is in buffer -1 of") {
            @Override
            void spoil(TfliteFile file) {
                file.tensor(0, -1, 1);
            }
        },
        TWO_TO_THE_64_ELEMENTS("has a side of 65536 or more than") {
            @Override
            void spoil(TfliteFile file) {
                file.computed(65536, 65536, 65536, 65536);
            }
        },
        NEGATIVE_SIDE("has a side of -4") {
            @Override
            void spoil(TfliteFile file) {
                file.computed(1, -4, -5, 1);
            }
        },
        TOO_MANY_SIDES("a list in the table") {
            @Override
            void spoil(TfliteFile file) {
                file.computed(1, 1, 1, 1, 1);
            }
        },
        UNKNOWN_ELEMENTS("has elements of type 9") {
            @Override
            void spoil(TfliteFile file) {
                file.tensor(9, 0, 1);
            }
        },
        TOO_FEW_WEIGHTS("has 4 bytes, expected 8") {
            @Override
            void spoil(TfliteFile file) {
                file.floats(new float[] {1}, 2);
            }
        },
        WRONG_OUTPUT_SIZE("expected FLOAT32[1, 4, 5, 1]") {
            @Override
            void spoil(TfliteFile file) {
                file.operator(RELU, new int[] {3}, file.computed(1, 4, 6, 1), 0);
            }
        },
        COMPUTED_KERNEL("expected constant floats") {
            @Override
            void spoil(TfliteFile file) {
                int kernel = file.computed(1, 1, 1, 3);
                file.operator(CONV_2D, new int[] {0, kernel, 2}, file.computed(1, 4, 5, 1), 1, 0, 1, 1);
            }
        },
        INFINITE_WEIGHT("has Infinity at element 1") {
            @Override
            void spoil(TfliteFile file) {
                int kernel = file.floats(new float[] {1, Float.POSITIVE_INFINITY, 1}, 1, 1, 1, 3);
                file.operator(CONV_2D, new int[] {0, kernel, 2}, file.computed(1, 4, 5, 1), 1, 0, 1, 1);
            }
        },
        NO_STRIDE("has a stride of 0") {
            @Override
            void spoil(TfliteFile file) {
                file.operator(CONV_2D, new int[] {0, 1, 2}, file.computed(1, 4, 5, 1), 1, 0, 1, 0);
            }
        },
        ENDLESS_DILATION("has a dilation of 2147483647") {
            @Override
            void spoil(TfliteFile file) {
                int[] operands = {0, 1, 2};
                int all = Integer.MAX_VALUE;
                file.operator(CONV_2D, operands, file.computed(1, 4, 5, 1), 1, 0, 1, 1, 0, all, 1);
            }
        },
        ENDLESS_WORK("more than 67108864 computed elements") {
            @Override
            void spoil(TfliteFile file) {
                int channels = 800_000;
                int kernel = file.floats(new float[3 * channels], channels, 1, 1, 3);
                int bias = file.floats(new float[channels], channels);
                int last = file.computed(1, 4, 5, channels);
                file.operator(CONV_2D, new int[] {0, kernel, bias}, last, 1, 0, 1, 1);
                for (int i = 0; i < 4; i++) {
                    int next = file.computed(1, 4, 5, channels);
                    file.operator(RELU, new int[] {last}, next, 0);
                    last = next;
                }
            }
        };

        private final String message;

        Hostile(String message) {
            this.message = message;
        }

        abstract void spoil(TfliteFile file);
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(20)
    void refusesAHostileFileAndSaysWhy(Hostile hostile) {
        TfliteFile file = small();
        hostile.spoil(file);
        byte[] bytes = file.toBytes();

        assertThatThrownBy(() -> TfliteImporter.importModel(bytes))
                .isInstanceOf(ModelImportException.class)
                .hasMessageContaining(hostile.message);
    }

    @Test
    void refusesWeightsThatOneBufferLendsToEverybody() {
        TfliteFile file = small();
        int shared = file.buffer(new byte[4 * 3 * 10_000]);
        int bias = file.floats(new float[10_000], 10_000);
        for (int i = 0; i < 50; i++) {
            int kernel = file.tensor(0, shared, 10_000, 1, 1, 3);
            file.operator(CONV_2D, new int[] {0, kernel, bias}, file.computed(1, 4, 5, 10_000), 1, 0, 1, 1);
        }
        byte[] bytes = file.toBytes();

        assertThatThrownBy(() -> TfliteImporter.importModel(bytes)).hasMessageEndingWith("bytes of weights");
    }

    @Test
    void refusesAFileOfAnotherKind() {
        byte[] png = ByteBuffer.allocate(64)
                .order(ByteOrder.BIG_ENDIAN)
                .putLong(0x89504E470D0A1A0AL)
                .array();

        assertThatThrownBy(() -> TfliteImporter.importModel(png)).hasMessageContaining("not a TFL3 file");
    }
}
