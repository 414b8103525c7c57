package app.selfie.imaging;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How a picture's numbers are to be seen, where it says so and it is not sRGB: cameras of phones write Display P3, others
 * Adobe RGB. The JDK's colour management converts (decision 0024). Thread-safe.
 */
public final class ColourProfile {

    /** The longest that are found in photographs have half of it. */
    static final int MAX_BYTES = 1 << 20;

    private static final int HEADER_BYTES = 128;

    /** A difference to sRGB that nobody sees, 0..255 per channel. */
    private static final int SAME = 2;

    private static final int LEVELS = 256;
    private static final int ROWS_AT_ONCE = 64;

    /** What a picture means that says nothing of its colours; converts nothing. */
    static final ColourProfile SRGB = new ColourProfile(ColorSpace.getInstance(ColorSpace.CS_sRGB));

    private final ColorSpace space;

    private ColourProfile(ColorSpace space) {
        this.space = space;
    }

    /**
     * A profile as files carry it (ICC.1).
     *
     * @param icc not modified
     * @param channels of the picture
     * @return empty if it is broken or for other pictures, as browsers take it for none then; and if it is sRGB
     */
    static Optional<ColourProfile> ofIcc(byte[] icc, int channels) {
        ByteView view = ByteView.of(icc);
        if (icc.length < HEADER_BYTES + 4 || icc.length > MAX_BYTES || !view.isAt(36, "acsp")) {
            return Optional.empty();
        }
        boolean device = view.isAt(12, "mntr") || view.isAt(12, "scnr") || view.isAt(12, "spac");
        boolean fits = (channels == 3 && view.isAt(16, "RGB ")) || (channels == 1 && view.isAt(16, "GRAY"));
        long length = view.int32(0, false);
        if (!device || !fits || length < HEADER_BYTES + 4 || length > icc.length) {
            return Optional.empty();
        }
        try {
            ICC_Profile profile = ICC_Profile.getInstance(Arrays.copyOf(icc, (int) length));
            ColourProfile read = new ColourProfile(new ICC_ColorSpace(profile));
            return read.isSrgb() ? Optional.empty() : Optional.of(read);
        } catch (RuntimeException e) { // what the colour management calls a profile that it cannot use
            return Optional.empty();
        }
    }

    private boolean isSrgb() {
        byte[] probe = new byte[space.getNumComponents() == 1 ? LEVELS : 3 * 6 * 6 * 6];
        for (int i = 0; i < probe.length; i++) {
            int colour = i / 3;
            int step = new int[] {colour % 6, colour / 6 % 6, colour / 36}[i % 3];
            probe[i] = (byte) (probe.length == LEVELS ? i : 51 * step);
        }
        byte[] converted = converted(probe, probe.length / space.getNumComponents(), 1);
        int most = 0;
        for (int i = 0; i < converted.length; i++) {
            int before = probe[probe.length == LEVELS ? i / 3 : i] & 0xFF;
            most = Math.max(most, Math.abs((converted[i] & 0xFF) - before));
        }
        return most <= SAME;
    }

    /**
     * Converts a picture to sRGB, in place: about 20 ms for a million pixels.
     *
     * @param bgr continuous, 8 bits, blue, green, red
     */
    void toSrgb(Mat bgr) {
        if (this == SRGB) {
            return;
        }
        if (space.getNumComponents() == 1) {
            greyToSrgb(bgr);
            return;
        }
        for (int y = 0; y < bgr.rows(); y += ROWS_AT_ONCE) {
            int rows = Math.min(ROWS_AT_ONCE, bgr.rows() - y);
            try (Mat strip = OpenCv.part(bgr, 0, y, bgr.cols(), rows)) {
                byte[] pixels = new byte[rows * bgr.cols() * Frame.CHANNELS];
                OpenCv.get(strip, pixels);
                OpenCv.put(converted(pixels, bgr.cols(), rows), pixels.length, strip);
            }
        }
    }

    private void greyToSrgb(Mat bgr) {
        byte[] levels = new byte[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            levels[i] = (byte) i;
        }
        try (Mat table = new Mat(1, LEVELS, opencv_core.CV_8UC3)) {
            OpenCv.put(converted(levels, LEVELS, 1), LEVELS * Frame.CHANNELS, table);
            opencv_core.LUT(bgr, table, bgr);
        }
    }

    /** @param pixels grey, or blue, green, red; gives blue, green, red */
    private byte[] converted(byte[] pixels, int widthPx, int heightPx) {
        int channels = space.getNumComponents();
        int[] offsets = channels == 1 ? new int[] {0} : new int[] {2, 1, 0};
        ComponentColorModel model =
                new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        BufferedImage from = new BufferedImage(
                model,
                Raster.createInterleavedRaster(
                        new DataBufferByte(pixels, pixels.length),
                        widthPx,
                        heightPx,
                        widthPx * channels,
                        channels,
                        offsets,
                        null),
                false,
                null);
        BufferedImage to = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_3BYTE_BGR);
        new ColorConvertOp(null).filter(from, to);
        return ((DataBufferByte) to.getRaster().getDataBuffer()).getData();
    }
}
