package app.selfie.bodypix;

import app.selfie.imaging.Frame;
import app.selfie.imaging.GaussianBlur;
import app.selfie.imaging.ImageSize;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Draws segmentations onto pictures, as the original's drawing functions do. It draws on opaque pictures, where a browser's
 * canvas may be left transparent; each method says what is there instead.
 *
 * <p>Every target is a frame of the picture's size, overwritten, and may be the picture itself. Sizes that do not match are
 * an {@link IllegalArgumentException} that names both. An instance keeps its buffers: one per worker, closed by its owner.
 * Not thread-safe.
 */
public final class BodyPixPainter implements AutoCloseable {

    /** Both halves of a face: what {@link #blurBodyPart} blurs in the original unless told otherwise. */
    public static final Set<BodyPart> FACE = Set.of(BodyPart.LEFT_FACE, BodyPart.RIGHT_FACE);

    /** The original's width of a cell in {@link #drawPixelatedMask}. */
    public static final int PIXEL_CELL_PX = 10;

    private static final Rgba CLEAR = new Rgba(0, 0, 0, 0);
    private static final Rgba BLACK = Rgba.opaque(0, 0, 0);
    private static final int MASK = RgbaPicture.CHANNELS;

    private final GaussianBlur blur = new GaussianBlur();
    private byte[] mask = new byte[0];
    private byte[] opacity = new byte[0];
    private byte[] row = new byte[0];
    private byte[] blurredRow = new byte[0];
    private @Nullable Frame blurred;

    public BodyPixPainter() {}

    /**
     * Lays a mask over a picture: {@code mask * opacity + picture * (1 - opacity)} where the mask is opaque.
     *
     * @param drawnMask from {@link MaskPictures}; null for the picture alone
     */
    public void drawMask(Frame picture, @Nullable RgbaPicture drawnMask, BlendStyle style, Frame target) {
        requireSame(picture.size(), target.size(), "the target");
        if (drawnMask != null) {
            prepareMask(picture.size(), drawnMask, style.blurPx());
        }
        int share = (int) Math.round(style.opacity() * 255);
        int width = picture.size().widthPx();
        for (int y = 0; y < picture.size().heightPx(); y++) {
            read(picture, y);
            if (drawnMask != null) {
                for (int x = 0; x < width; x++) {
                    lay(y * width + x, 3 * x, share);
                }
            }
            write(target, y, style.flipHorizontal());
        }
    }

    /** Lays pixel {@code i} of the mask, {@code share}/255 of it, over the pixel at {@code at} of the row. */
    private void lay(int i, int at, int share) {
        int behind = 255 * 255 - (mask[MASK * i + 3] & 0xFF) * share;
        for (int channel = 0; channel < Frame.CHANNELS; channel++) {
            int front = (mask[MASK * i + channel] & 0xFF) * share * 255;
            row[at + channel] = (byte) ((front + (row[at + channel] & 0xFF) * behind + 32512) / 65025);
        }
    }

    private void prepareMask(ImageSize size, RgbaPicture drawnMask, int blurPx) {
        requireSame(size, drawnMask.size(), "the mask");
        int length = Math.toIntExact(size.pixels() * MASK);
        if (mask.length < length) {
            mask = new byte[length];
        }
        drawnMask.copyPremultipliedBgra(mask);
        if (blurPx > 0) {
            blur.blur(mask, size, MASK, blurPx);
        }
    }

    /**
     * Lays a mask over a picture as a mosaic: each cell in the mean of its colours, white lines between cells, one pixel
     * wide and half on either side. Where the mask is transparent the picture shines through; the original's canvas would be
     * transparent there. Its last cells widen to the picture's edge when the cells do not divide its sides.
     *
     * @param cellPx side of a cell, 1 to the picture's shorter side
     */
    public void drawPixelatedMask(Frame picture, RgbaPicture drawnMask, BlendStyle style, int cellPx, Frame target) {
        requireSame(picture.size(), target.size(), "the target");
        int shorter = Math.min(picture.size().widthPx(), picture.size().heightPx());
        if (cellPx < 1 || cellPx > shorter) {
            throw new IllegalArgumentException("a cell is 1 to " + shorter + " pixels wide, had " + cellPx);
        }
        prepareMask(picture.size(), drawnMask, style.blurPx());
        Mosaic mosaic = new Mosaic(mask, picture.size(), cellPx);
        int share = (int) Math.round(style.opacity() * 255);
        for (int y = 0; y < picture.size().heightPx(); y++) {
            read(picture, y);
            mosaic.drawRow(y, share, row);
            write(target, y, style.flipHorizontal());
        }
    }

    /**
     * Blurs everything but the people. Without any people all is blurred.
     *
     * @param people masks of people, of the picture's size
     */
    public void drawBokehEffect(Frame picture, List<? extends Segmentation> people, BlurStyle style, Frame target) {
        sharpen(picture, people, MaskStyle.DEFAULT.withForeground(BLACK).withBackground(CLEAR), style, target);
    }

    /**
     * Blurs the given body parts, and nothing else. Without any people all is blurred, as in the original: better too much
     * than a face. The parts are drawn with their contour, which makes them a pixel smaller here and there, also as there.
     *
     * @param people maps of body parts, of the picture's size
     */
    public void blurBodyPart(
            Frame picture,
            List<? extends Segmentation> people,
            Collection<BodyPart> parts,
            BlurStyle style,
            Frame target) {
        MaskStyle drawn = new MaskStyle(
                CLEAR, BLACK, true, parts.stream().map(BodyPart::id).toList());
        sharpen(picture, people, drawn, style, target);
    }

    private void sharpen(
            Frame picture, List<? extends Segmentation> people, MaskStyle drawn, BlurStyle style, Frame target) {
        byte[] sharp = new byte[Math.toIntExact(picture.size().pixels())];
        MaskPictures.toMask(people, drawn).ifPresent(shape -> {
            requireSame(picture.size(), shape.size(), "the segmentation");
            shape.copyAlpha(sharp);
        });
        blurAround(picture, sharp, style, target);
    }

    /**
     * Blurs a picture where it is not held sharp: {@code picture * sharp + blurred * (1 - sharp)}. What the other blurs come
     * down to, for those who have their mask in bytes already.
     *
     * @param sharp 0 = blurred .. 255 = as it is, one byte per pixel, rows from the top; may be longer. Not modified.
     */
    public void blurAround(Frame picture, byte[] sharp, BlurStyle style, Frame target) {
        requireSame(picture.size(), target.size(), "the target");
        ImageSize size = picture.size();
        int pixels = Math.toIntExact(size.pixels());
        if (opacity.length < pixels) {
            opacity = new byte[pixels];
        }
        System.arraycopy(sharp, 0, opacity, 0, pixels);
        if (style.edgePx() > 0) {
            blur.blur(opacity, size, 1, style.edgePx());
        }
        Frame soft = blurredLike(size);
        blur.blur(picture, style.blurPx(), soft);
        int width = size.widthPx();
        for (int y = 0; y < size.heightPx(); y++) {
            read(picture, y);
            MemorySegment.copy(
                    soft.pixels(), ValueLayout.JAVA_BYTE, 3L * y * width, blurredRow, 0, Frame.CHANNELS * width);
            for (int x = 0; x < width; x++) {
                int share = opacity[y * width + x] & 0xFF;
                for (int i = 3 * x; i < 3 * x + 3; i++) {
                    int mixed = (row[i] & 0xFF) * share + (blurredRow[i] & 0xFF) * (255 - share);
                    row[i] = (byte) ((mixed + 127) / 255);
                }
            }
            write(target, y, style.flipHorizontal());
        }
    }

    private Frame blurredLike(ImageSize size) {
        if (blurred == null || !blurred.size().equals(size)) {
            if (blurred != null) {
                blurred.close();
            }
            blurred = Frame.allocate(size);
        }
        return blurred;
    }

    private void read(Frame picture, int y) {
        int bytes = picture.size().widthPx() * Frame.CHANNELS;
        if (row.length < bytes) {
            row = new byte[bytes];
            blurredRow = new byte[bytes];
        }
        MemorySegment.copy(picture.pixels(), ValueLayout.JAVA_BYTE, (long) y * bytes, row, 0, bytes);
    }

    private void write(Frame target, int y, boolean flipped) {
        int width = target.size().widthPx();
        byte[] pixels = row;
        if (flipped) {
            for (int x = 0; x < width; x++) {
                int other = Frame.CHANNELS * (width - 1 - x);
                blurredRow[other] = row[3 * x];
                blurredRow[other + 1] = row[3 * x + 1];
                blurredRow[other + 2] = row[3 * x + 2];
            }
            pixels = blurredRow;
        }
        MemorySegment.copy(pixels, 0, target.pixels(), ValueLayout.JAVA_BYTE, 3L * y * width, 3 * width);
    }

    private static void requireSame(ImageSize picture, ImageSize other, String what) {
        if (!picture.equals(other)) {
            throw new IllegalArgumentException(
                    "the picture is " + picture + " and " + what + " is " + other + ", expected the same size");
        }
    }

    @Override
    public void close() {
        blur.close();
        if (blurred != null) {
            blurred.close();
            blurred = null;
        }
    }
}
