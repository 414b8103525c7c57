package app.selfie.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** PNG files of every kind that the specification knows, written and read in the slow, obvious way. */
final class NaivePng {

    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private final int width;
    private final int height;
    private final int depth;
    private final int type;
    private final int channels;
    private final int[] samples;
    private final byte[] palette;
    private byte[] transparency = {};

    NaivePng(int width, int height, int depth, int type, long seed) {
        this.width = width;
        this.height = height;
        this.depth = depth;
        this.type = type;
        this.channels = new int[] {1, 0, 3, 1, 2, 0, 4}[type];
        Random random = new Random(seed);
        // Patches of 4x4, so that a transparent colour covers some of them whole.
        int across = (width + 3) / 4;
        int[] patches = random.ints((long) across * ((height + 3) / 4) * channels, 0, 1 << depth)
                .toArray();
        this.samples = IntStream.range(0, width * height * channels)
                .map(i -> {
                    int pixel = i / channels;
                    int patch = pixel / width / 4 * across + pixel % width / 4;
                    return patches[patch * channels + i % channels];
                })
                .toArray();
        this.palette = new byte[type == 3 ? 3 << depth : 0];
        random.nextBytes(palette);
    }

    /** The colour of the first pixel is transparent, or the palette's first entries are by half and wholly. */
    NaivePng withTransparency() {
        if (type == 3) {
            transparency = new byte[] {(byte) 128, 0};
        } else {
            ByteBuffer colour = ByteBuffer.allocate(2 * channels);
            for (int i = 0; i < channels; i++) {
                colour.putShort((short) samples[i]);
            }
            transparency = colour.array();
        }
        return this;
    }

    byte[] transparency() {
        return transparency;
    }

    byte[] raw(boolean interlaced) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        for (int[] pass : interlaced ? PASSES : new int[][] {{0, 0, 1, 1}}) {
            for (int y = pass[1]; y < height && pass[0] < width; y += pass[3]) {
                row(raw, y, pass);
            }
        }
        return raw.toByteArray();
    }

    private void row(ByteArrayOutputStream raw, int y, int[] pass) {
        raw.write(0);
        int bits = 0;
        int pending = 0;
        for (int x = pass[0]; x < width; x += pass[2]) {
            for (int c = 0; c < channels; c++) {
                int sample = samples[(y * width + x) * channels + c];
                if (depth == 16) {
                    raw.write(sample >> 8);
                    raw.write(sample);
                } else {
                    pending = pending << depth | sample;
                    bits += depth;
                    if (bits == 8) {
                        raw.write(pending);
                        bits = 0;
                        pending = 0;
                    }
                }
            }
        }
        if (bits > 0) {
            raw.write(pending << (8 - bits));
        }
    }

    /** @param before chunks between the header and the palette */
    byte[] file(boolean interlaced, byte[]... before) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(PngFile.SIGNATURE.getBytes(StandardCharsets.ISO_8859_1));
        parts.add(SamplePictures.chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) depth)
                        .put((byte) type)
                        .putShort((short) 0)
                        .put((byte) (interlaced ? 1 : 0))
                        .array()));
        parts.addAll(List.of(before));
        if (type == 3) {
            parts.add(SamplePictures.chunk("PLTE", palette));
        }
        if (transparency.length > 0) {
            parts.add(SamplePictures.chunk("tRNS", transparency));
        }
        parts.add(SamplePictures.chunk("IDAT", SamplePictures.deflated(raw(interlaced))));
        parts.add(SamplePictures.chunk("IEND", new byte[0]));
        return SamplePictures.join(parts.toArray(new byte[0][]));
    }

    /** What is to be seen, over white: red, green or blue (0, 1, 2), 0..255. */
    double expected(int x, int y, int channel) {
        int at = (y * width + x) * channels;
        int most = (1 << depth) - 1;
        double level;
        double opacity = 1;
        if (type == 3) {
            int index = samples[at];
            level = palette[3 * index + channel] & 0xFF;
            opacity = index < transparency.length ? (transparency[index] & 0xFF) / 255.0 : 1;
        } else {
            boolean grey = channels < 3;
            level = 255.0 * samples[at + (grey ? 0 : channel)] / most;
            if (channels % 2 == 0) {
                opacity = (double) samples[at + channels - 1] / most;
            } else if (transparency.length > 0) {
                boolean same = true;
                for (int c = 0; c < channels; c++) {
                    same &= samples[at + c] == samples[c];
                }
                opacity = same ? 0 : 1;
            }
        }
        return opacity * level + (1 - opacity) * 255;
    }
}
