package app.selfie.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.JavaProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeErrorStreamTest {

    @TempDir
    Path folder;

    /** A real process; as nothing else shows what its natives write. */
    private String standardErrorOf(boolean limited) throws Exception {
        Path out = folder.resolve("stderr-" + limited);
        Process process = JavaProcess.of(
                        MutatedPictures.class, List.of("-Dstderr.encoding=UTF-8"), Boolean.toString(limited))
                .redirectError(out.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    @Test
    void staysShortWhateverIsDecoded() throws Exception {
        assertThat(standardErrorOf(false))
                .as("what the decoders say where nobody keeps them short")
                .hasSizeGreaterThan(20_000);
        assertThat(standardErrorOf(true)).hasSizeLessThan(4_000).contains("from Java: ä\n");
    }

    @Test
    void dropsWhatDecodersSayAndPassesAFewOtherLinesAMinute() {
        List<String> passed = new ArrayList<>();
        long[] now = {0};
        NativeMessages messages =
                new NativeMessages(() -> now[0], bytes -> passed.add(new String(bytes, StandardCharsets.UTF_8)));

        messages.take("Corrupt JPEG data: bad Huffman code\nlibpng err".getBytes(StandardCharsets.UTF_8));
        messages.take("or: x\nfree(): invalid pointer\n".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 100; i++) {
            messages.take("again\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(passed).hasSize(NativeMessages.LINES_A_MINUTE).startsWith("free(): invalid pointer\n", "again\n");

        now[0] = TimeUnit.MINUTES.toNanos(1);
        messages.take("later\n".getBytes(StandardCharsets.UTF_8));

        assertThat(passed.subList(NativeMessages.LINES_A_MINUTE, passed.size()))
                .containsExactly("81 more lines of native libraries were left out\n", "later\n");
    }

    @Test
    void aLineWithoutAnEndTakesNoMemory() {
        List<byte[]> passed = new ArrayList<>();
        NativeMessages messages = new NativeMessages(() -> 0, passed::add);
        for (int i = 0; i < 1000; i++) {
            messages.take(new byte[10_000]);
        }
        messages.take(new byte[] {'\n'});
        assertThat(passed).singleElement().satisfies(line -> assertThat(line).hasSizeLessThan(1100));
    }
}
