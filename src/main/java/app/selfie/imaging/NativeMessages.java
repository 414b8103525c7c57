package app.selfie.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Which lines of native libraries are passed on: none of what the decoders of pictures say of damaged files, as whoever sent
 * one is told so anyway, and a few a minute of all others. What was left out is counted and told. Not thread-safe.
 */
final class NativeMessages {

    static final int LINES_A_MINUTE = 20;

    private static final int MAX_LINE_BYTES = 1000;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier clock;
    private final Consumer<byte[]> out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long minuteBegan;
    private int lines;
    private long leftOut;

    /** @param clock nanoseconds, as {@link System#nanoTime} */
    NativeMessages(LongSupplier clock, Consumer<byte[]> out) {
        this.clock = clock;
        this.out = out;
        this.minuteBegan = clock.getAsLong();
    }

    /** @param bytes whole lines or parts of them. Not modified. */
    void take(byte[] bytes) {
        for (byte each : bytes) {
            if (each == '\n') {
                end();
            } else if (line.size() < MAX_LINE_BYTES) {
                line.write(each);
            }
        }
    }

    private void end() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        long now = clock.getAsLong();
        if (now - minuteBegan >= MINUTE) {
            if (leftOut > 0) {
                send(leftOut + " more lines of native libraries were left out");
            }
            minuteBegan = now;
            lines = 0;
            leftOut = 0;
        }
        if (isOfDecoders(text)) {
            return;
        }
        if (lines < LINES_A_MINUTE) {
            lines++;
            send(text);
        } else {
            leftOut++;
        }
    }

    private void send(String text) {
        out.accept((text + '\n').getBytes(StandardCharsets.UTF_8));
    }

    /** The messages of libjpeg's jerror.h that say of a file what is wrong with it, and all of libpng's. */
    private static boolean isOfDecoders(String text) {
        return Stream.of(
                        "Corrupt JPEG data",
                        "Premature end of JPEG file",
                        "Invalid SOS parameters",
                        "Inconsistent progression sequence",
                        "Unknown Adobe color transform",
                        "Warning: unknown JFIF revision",
                        "Bogus ",
                        "Invalid ",
                        "Unsupported JPEG ",
                        "Unsupported marker ",
                        "Unsupported color conversion",
                        "Quantization table ",
                        "Huffman table ",
                        "Arithmetic table ",
                        "Application transferred too ",
                        "Improper call to JPEG library",
                        "Sampling factors too large",
                        "CCIR601 sampling",
                        "Not a JPEG file",
                        "JPEG datastream contains no image",
                        "Empty JPEG image",
                        "libpng warning:",
                        "libpng error:")
                .anyMatch(text::startsWith);
    }
}
