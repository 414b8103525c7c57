package app.selfie.imaging;

import static app.selfie.imaging.SamplePictures.chunk;
import static app.selfie.imaging.SamplePictures.join;
import static app.selfie.imaging.SamplePictures.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.selfie.imaging.PictureFile.Decodable;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColourProfileTest {

    private static final ImageSize SIZE = new ImageSize(96, 64);
    private static final byte[] P3 = MatrixProfile.rgb(MatrixProfile.DISPLAY_P3, MatrixProfile.SRGB_CURVE)
            .orElseThrow();

    /** Red, green, blue. */
    private static final int[] STORED = {200, 80, 60};

    private static final int[] SEEN_FROM_P3 = {216, 69, 50};

    /** P3's linear light in sRGB's (both D65), the other way than through a profile. */
    private static int[] naive(int... rgb) {
        double[][] m = {{1.22494, -0.22494, 0}, {-0.04206, 1.04206, 0}, {-0.01964, -0.07864, 1.09827}};
        int[] result = new int[3];
        for (int row = 0; row < 3; row++) {
            double sum = 0;
            for (int i = 0; i < 3; i++) {
                double v = rgb[i] / 255.0;
                sum += m[row][i] * (v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
            }
            double light = Math.clamp(sum, 0, 1);
            double level = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
            result[row] = (int) Math.round(255 * level);
        }
        return result;
    }

    private static byte[] bgr(int... rgb) {
        byte[] pixels = new byte[(int) SIZE.pixels() * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) rgb[2 - i % 3];
        }
        return pixels;
    }

    private static byte[] jpeg(byte[]... segments) {
        try (JpegCodec codec = new JpegCodec();
                Frame frame = Frame.of(SIZE, bgr(STORED))) {
            byte[] file = codec.encodeFine(frame, 100);
            return join(slice(file, 0, 20), join(segments), slice(file, 20, file.length));
        }
    }

    private static byte[] app2(int number, int count, byte[] part) {
        return join(
                ByteBuffer.allocate(4)
                        .putShort((short) 0xFFE2)
                        .putShort((short) (part.length + 16))
                        .array(),
                "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII),
                new byte[] {(byte) number, (byte) count},
                part);
    }

    private static byte[][] inChunks(byte[] profile, int count) {
        byte[][] chunks = new byte[count][];
        int each = (profile.length + count - 1) / count;
        for (int i = 0; i < count; i++) {
            int from = Math.min(profile.length, i * each);
            chunks[i] = app2(i + 1, count, slice(profile, from, Math.min(profile.length, from + each)));
        }
        return chunks;
    }

    private static byte[] png(byte[]... before) {
        byte[] raw = new byte[64 * (1 + 3 * 96)];
        for (int i = 0; i < raw.length; i++) {
            int column = i % (1 + 3 * 96);
            raw[i] = (byte) (column == 0 ? 0 : STORED[(column - 1) % 3]);
        }
        byte[] file = SamplePictures.crafted(96, 64, 8, 2, raw);
        return join(slice(file, 0, 33), join(before), slice(file, 33, file.length));
    }

    private static byte[] iccp(byte[] profile) {
        return chunk("iCCP", join("profile\0\0".getBytes(StandardCharsets.US_ASCII), SamplePictures.deflated(profile)));
    }

    private static byte[] ints(String type, int... values) {
        ByteBuffer content = ByteBuffer.allocate(4 * values.length);
        Arrays.stream(values).forEach(content::putInt);
        return chunk(type, content.array());
    }

    private static byte[] webp(byte[] profile) {
        byte[] plain = SamplePictures.webp(96, 64, 101, false); // of its own colours: only its chunk is used
        try (Frame frame = Frame.of(SIZE, bgr(STORED))) {
            plain = SamplePictures.encoded(".webp", frame.mat(), opencv_imgcodecs.IMWRITE_WEBP_QUALITY, 101);
        }
        byte[] extended = {'V', 'P', '8', 'X', 10, 0, 0, 0, 0x20, 0, 0, 0, 95, 0, 0, 63, 0, 0};
        byte[] name = {'I', 'C', 'C', 'P'};
        byte[] length = ByteBuffer.allocate(4)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putInt(profile.length)
                .array();
        byte[] body =
                join(extended, name, length, profile, new byte[profile.length % 2], slice(plain, 12, plain.length));
        return join(
                "RIFF".getBytes(StandardCharsets.US_ASCII),
                ByteBuffer.allocate(4)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .putInt(body.length + 4)
                        .array(),
                "WEBP".getBytes(StandardCharsets.US_ASCII),
                body);
    }

    private static int[] seen(byte[] file) {
        Decodable checked = (Decodable) PictureFiles.check(file);
        assertThat(new String(checked.essence(), StandardCharsets.ISO_8859_1)).doesNotContain("ICC", "acsp");
        try (Frame frame = PictureDecoder.decode(checked, SIZE, 4096).orElseThrow()) {
            long at = 3L * (40 * 96 + 77);
            return new int[] {frame.level(at + 2), frame.level(at + 1), frame.level(at)};
        }
    }

    private static void assertSeen(byte[] file, int... expected) {
        int[] seen = seen(file);
        for (int i = 0; i < 3; i++) {
            assertThat(seen[i]).as("%s", Arrays.toString(seen)).isCloseTo(expected[i], within(2));
        }
    }

    @Test
    void displayP3IsConvertedInEveryContainer() {
        assertThat(naive(STORED)).containsExactly(SEEN_FROM_P3);
        assertSeen(jpeg(app2(1, 1, P3)), SEEN_FROM_P3);
        assertSeen(png(iccp(P3)), SEEN_FROM_P3);
        assertSeen(webp(P3), SEEN_FROM_P3);
        assertSeen(png(chunk("cICP", new byte[] {12, 13, 0, 1})), SEEN_FROM_P3);
    }

    @Test
    void allColoursAreConvertedAsTheArithmeticSays() {
        Random random = new Random(3);
        byte[] pixels = new byte[3 * 130 * 97]; // more rows than are converted at once, and an odd number
        random.nextBytes(pixels);
        try (Frame frame = Frame.of(new ImageSize(97, 130), pixels)) {
            ColourProfile.ofIcc(P3, 3).orElseThrow().toSrgb(frame.mat());
            byte[] converted = frame.toBgr();
            for (int i = 0; i < pixels.length; i += 3) {
                int[] expected = naive(pixels[i + 2] & 0xFF, pixels[i + 1] & 0xFF, pixels[i] & 0xFF);
                for (int channel = 0; channel < 3; channel++) {
                    assertThat(converted[i + 2 - channel] & 0xFF).isCloseTo(expected[channel], within(2));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void aProfileInSeveralPartsIsPutTogether(int parts) {
        assertSeen(jpeg(inChunks(P3, parts)), SEEN_FROM_P3);
        List<byte[]> backwards = new ArrayList<>(List.of(inChunks(P3, parts)));
        java.util.Collections.reverse(backwards);
        assertSeen(jpeg(backwards.toArray(new byte[0][])), SEEN_FROM_P3);
    }

    @Test
    void aProfileOfWhichAPartIsMissingOrThereTwiceSaysNothing() {
        byte[][] parts = inChunks(P3, 3);
        assertSeen(jpeg(parts[0], parts[2]), STORED);
        assertSeen(jpeg(parts[0], parts[1], parts[1]), STORED);
        assertSeen(jpeg(app2(0, 0, P3)), STORED);
    }

    @Test
    void srgbStaysAsItIsToTheBit() {
        byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        assertThat(ColourProfile.ofIcc(srgb, 3)).isEmpty();
        assertThat(seen(png(iccp(srgb)))).containsExactly(STORED);
        assertThat(seen(png(ints("gAMA", 45455)))).containsExactly(STORED);
        assertThat(seen(png(ints("gAMA", 45455), ints("cHRM", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000))))
                .containsExactly(STORED);
    }

    /** A file that says sRGB means it, whatever else it says; cICP is stronger than all. */
    @Test
    void theStrongestWordCounts() {
        assertThat(seen(png(ints("gAMA", 100000), chunk("sRGB", new byte[1])))).containsExactly(STORED);
        assertSeen(png(iccp(P3), ints("gAMA", 100000)), SEEN_FROM_P3);
        assertThat(seen(png(chunk("cICP", new byte[] {1, 13, 0, 1}), iccp(P3)))).containsExactly(STORED);
    }

    @Test
    void aGammaIsHeeded() {
        int[] linear = Arrays.stream(STORED)
                .map(level -> (int) Math.round(255 * (1.055 * Math.pow(level / 255.0, 1 / 2.4) - 0.055)))
                .toArray();
        assertSeen(png(ints("gAMA", 100000)), linear);
        assertSeen(png(chunk("cICP", new byte[] {1, 8, 0, 1})), linear);
        byte[] grey = new NaivePng(96, 64, 8, 0, 4).file(false, ints("gAMA", 100000));
        byte[] plain = new NaivePng(96, 64, 8, 0, 4).file(false);
        int[] before = seen(plain);
        assertSeen(
                grey,
                Arrays.stream(before)
                        .map(level -> (int) Math.round(255 * (1.055 * Math.pow(level / 255.0, 1 / 2.4) - 0.055)))
                        .toArray());
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "2147483647", "1"})
    void nonsenseSaysNothing(int gamma) {
        assertThat(seen(png(ints("gAMA", gamma)))).containsExactly(STORED);
        assertThat(seen(png(ints("cHRM", gamma, gamma, gamma, gamma, gamma, gamma, gamma, gamma))))
                .containsExactly(STORED);
        assertThat(seen(png(ints("cHRM", 31270, 32900, 30000, 30000, 30000, 30000, 30000, 30000))))
                .containsExactly(STORED);
    }

    @Test
    void aProfileForOtherColoursSaysNothing() {
        byte[] grey = MatrixProfile.grey(MatrixProfile.power(1));
        assertThat(ColourProfile.ofIcc(grey, 1)).isPresent();
        assertThat(ColourProfile.ofIcc(grey, 3)).isEmpty();
        assertThat(ColourProfile.ofIcc(P3, 1)).isEmpty();
        assertThat(ColourProfile.ofIcc(P3, 4)).isEmpty();
    }

    @Test
    void aProfileThatIsTooLongSaysNothing() {
        byte[] padded = Arrays.copyOf(P3, ColourProfile.MAX_BYTES + 1);
        assertThat(ColourProfile.ofIcc(padded, 3)).isEmpty();
        assertThat(seen(png(iccp(padded)))).containsExactly(STORED);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.writeBytes(P3);
        bomb.writeBytes(new byte[1 << 26]);
        assertThat(seen(png(iccp(bomb.toByteArray())))).containsExactly(STORED);
    }

    /** Whatever a stranger's profile holds, it converts or is left out. */
    @Test
    void brokenProfilesAreLeftOut() {
        Random random = new Random(77);
        byte[] photo = ICC_Profile.getInstance(ColorSpace.CS_PYCC).getData();
        int taken = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] broken = PictureFilesTest.mutated(round % 2 == 0 ? P3 : photo, random);
            taken += ColourProfile.ofIcc(broken, 3).isPresent() ? 1 : 0;
        }
        assertThat(taken).isBetween(1, 2999);
        assertThat(ColourProfile.ofIcc(new byte[0], 3)).isEmpty();
        assertThat(ColourProfile.ofIcc(new byte[200], 3)).isEmpty();
    }
}
