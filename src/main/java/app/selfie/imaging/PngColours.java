package app.selfie.imaging;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * What a PNG file says of its colours, the strongest word first (W3C PNG, third edition, 4.3): cICP, iCCP, sRGB, gAMA with
 * cHRM. Colours beyond white (PQ and HLG) are not brought down: such a file is read as if it said nothing.
 */
final class PngColours {

    private static final double PARTS = 100_000;

    /** What programs write who mean sRGB, and how far others are from it. */
    private static final double SRGB_GAMMA = 0.45455;

    private static final double SAME_GAMMA = 0.025;

    private PngColours() {}

    /**
     * The profile to convert from.
     *
     * @param chunks contents by name, each right by its checksum and before the pixels
     * @return empty if it is sRGB, as is whatever says nothing
     */
    static Optional<ColourProfile> profile(Map<String, ByteView> chunks, int channels) {
        Optional<byte[]> coded = codePoints(chunks.get("cICP"), channels);
        if (coded.isPresent()) {
            return coded.flatMap(icc -> ColourProfile.ofIcc(icc, channels));
        }
        Optional<byte[]> embedded = embedded(chunks.get("iCCP"));
        if (embedded.isPresent()) {
            return embedded.flatMap(icc -> ColourProfile.ofIcc(icc, channels));
        }
        if (chunks.containsKey("sRGB")) {
            return Optional.empty();
        }
        return numbers(chunks.get("gAMA"), chunks.get("cHRM"), channels)
                .flatMap(icc -> ColourProfile.ofIcc(icc, channels));
    }

    /** ITU-T H.273: primaries, curve, matrix (none for RGB), full range. */
    private static Optional<byte[]> codePoints(@Nullable ByteView chunk, int channels) {
        if (chunk == null || chunk.length() != 4 || chunk.int8(2) != 0 || chunk.int8(3) != 1) {
            return Optional.empty();
        }
        double @Nullable [] primaries = switch (chunk.int8(0)) {
            case 1 -> MatrixProfile.SRGB;
            case 9 -> MatrixProfile.BT2020;
            case 12 -> MatrixProfile.DISPLAY_P3;
            default -> null;
        };
        double @Nullable [] curve = switch (chunk.int8(1)) {
            case 1, 6, 14, 15 -> MatrixProfile.BT709_CURVE;
            case 4 -> MatrixProfile.power(2.2);
            case 5 -> MatrixProfile.power(2.8);
            case 8 -> MatrixProfile.power(1);
            case 13 -> MatrixProfile.SRGB_CURVE;
            default -> null;
        };
        return primaries == null || curve == null ? Optional.empty() : icc(primaries, curve, channels);
    }

    private static Optional<byte[]> numbers(@Nullable ByteView gamma, @Nullable ByteView primaries, int channels) {
        double[] curve = MatrixProfile.SRGB_CURVE;
        if (gamma != null && gamma.length() == 4) {
            double exponent = gamma.int32(0, false) / PARTS;
            if (exponent < 0.2 || exponent > 5) {
                return Optional.empty();
            }
            curve = Math.abs(exponent - SRGB_GAMMA) < SAME_GAMMA ? curve : MatrixProfile.power(1 / exponent);
        }
        double[] colours = MatrixProfile.SRGB.clone();
        if (primaries != null && primaries.length() == 32) {
            for (int i = 0; i < colours.length; i++) {
                colours[i] = primaries.int32(4 * i, false) / PARTS;
            }
        }
        return icc(colours, curve, channels);
    }

    private static Optional<byte[]> icc(double[] primaries, double[] curve, int channels) {
        return channels == 1 ? Optional.of(MatrixProfile.grey(curve)) : MatrixProfile.rgb(primaries, curve);
    }

    /** A name of 1 to 79 bytes, 0, the method 0, and the profile, deflated. */
    private static Optional<byte[]> embedded(@Nullable ByteView chunk) {
        if (chunk == null) {
            return Optional.empty();
        }
        int at = 0;
        while (at < chunk.length() && at < 80 && chunk.int8(at) != 0) {
            at++;
        }
        if (at + 2 > chunk.length() || chunk.int8(at) != 0 || chunk.int8(at + 1) != 0) {
            return Optional.empty();
        }
        return inflated(chunk.part(at + 2, chunk.length() - at - 2));
    }

    private static Optional<byte[]> inflated(ByteView deflated) {
        byte[] buffer = new byte[1 << 12];
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(deflated.bytes(), deflated.offset(), deflated.length());
            int got = inflater.inflate(buffer);
            while (got > 0 && whole.size() <= ColourProfile.MAX_BYTES) {
                whole.write(buffer, 0, got);
                got = inflater.inflate(buffer);
            }
            return inflater.finished() ? Optional.of(whole.toByteArray()) : Optional.empty();
        } catch (DataFormatException e) {
            return Optional.empty();
        }
    }
}
