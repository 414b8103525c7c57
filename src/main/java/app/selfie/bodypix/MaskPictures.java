package app.selfie.bodypix;

import app.selfie.imaging.ImageSize;
import java.util.List;
import java.util.Optional;

/** Pictures of segmentations, pixel for pixel as the original's {@code toMask} and {@code toColoredPartMask} draw them. */
public final class MaskPictures {

    private static final Rgba CONTOUR = Rgba.opaque(0, 255, 255);
    private static final Rgba NO_PART = Rgba.opaque(255, 255, 255);

    private MaskPictures() {}

    /** {@link #toMask(List, MaskStyle)} of a single segmentation. */
    public static RgbaPicture toMask(Segmentation segmentation, MaskStyle style) {
        return toMask(List.of(segmentation), style).orElseThrow();
    }

    /**
     * Paints the foreground's pixels in one colour and all others in another. Where several segmentations are given, a pixel
     * is foreground if it is that in any of them.
     *
     * <p>A contour is painted on the four diagonal neighbours of a foreground pixel that has a diagonal neighbour outside,
     * while the picture is filled from the top left: what is filled later hides what was traced before.
     *
     * @param segmentations of the same size
     * @return empty if there are none
     * @throws IllegalArgumentException if their sizes differ
     */
    public static Optional<RgbaPicture> toMask(List<? extends Segmentation> segmentations, MaskStyle style) {
        if (segmentations.isEmpty()) {
            return Optional.empty();
        }
        ImageSize size = sizeOf(segmentations);
        boolean[] foreground = new boolean[BodyPart.COUNT + 1];
        style.foregroundLabels().forEach(label -> foreground[label + 1] = true);
        byte[] rgba = new byte[Math.toIntExact(size.pixels() * RgbaPicture.CHANNELS)];
        int width = size.widthPx();
        for (int y = 0; y < size.heightPx(); y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                put(rgba, i, style.background());
                for (Segmentation segmentation : segmentations) {
                    byte[] labels = segmentation.labels().array();
                    if (foreground[labels[i] + 1]) {
                        put(rgba, i, style.foreground());
                        boolean inside = x > 0 && y > 0 && x + 1 < width && y + 1 < size.heightPx();
                        if (style.contour() && inside && isBoundary(labels, i, width, foreground)) {
                            putDiagonals(rgba, i, width);
                        }
                    }
                }
            }
        }
        return Optional.of(new RgbaPicture(size, rgba));
    }

    private static boolean isBoundary(byte[] labels, int i, int width, boolean[] foreground) {
        return !foreground[labels[i - width - 1] + 1]
                || !foreground[labels[i - width + 1] + 1]
                || !foreground[labels[i + width - 1] + 1]
                || !foreground[labels[i + width + 1] + 1];
    }

    private static void putDiagonals(byte[] rgba, int i, int width) {
        put(rgba, i - width - 1, CONTOUR);
        put(rgba, i - width + 1, CONTOUR);
        put(rgba, i + width - 1, CONTOUR);
        put(rgba, i + width + 1, CONTOUR);
    }

    /** {@link #toColoredPartMask(List, List)} of a single segmentation. */
    public static RgbaPicture toColoredPartMask(Segmentation parts, List<Rgba> colours) {
        return toColoredPartMask(List.of(parts), colours).orElseThrow();
    }

    /**
     * Paints every body part in a colour of its own, on opaque white. Where several segmentations show a part at the same
     * pixel, the last one counts.
     *
     * @param parts of the same size
     * @param colours by {@link BodyPart#id()}, {@link PartColours#RAINBOW} in the original; their opacity is not looked at
     * @return empty if there are no segmentations
     * @throws IllegalArgumentException if sizes differ, or a part is seen that has no colour
     */
    public static Optional<RgbaPicture> toColoredPartMask(List<? extends Segmentation> parts, List<Rgba> colours) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        ImageSize size = sizeOf(parts);
        int pixels = Math.toIntExact(size.pixels());
        byte[] rgba = new byte[pixels * RgbaPicture.CHANNELS];
        for (int i = 0; i < pixels; i++) {
            put(rgba, i, NO_PART);
            for (Segmentation segmentation : parts) {
                int part = segmentation.labels().at(i);
                if (part != PixelLabels.NO_PART) {
                    put(rgba, i, colour(colours, part));
                    rgba[i * RgbaPicture.CHANNELS + 3] = (byte) 255;
                }
            }
        }
        return Optional.of(new RgbaPicture(size, rgba));
    }

    private static Rgba colour(List<Rgba> colours, int part) {
        if (part >= colours.size()) {
            throw new IllegalArgumentException(
                    "part " + part + " has no colour, expected " + BodyPart.COUNT + " colours, had " + colours.size());
        }
        return colours.get(part);
    }

    private static ImageSize sizeOf(List<? extends Segmentation> segmentations) {
        ImageSize size = segmentations.getFirst().size();
        for (Segmentation segmentation : segmentations) {
            if (!segmentation.size().equals(size)) {
                throw new IllegalArgumentException(
                        "segmentations of one picture have one size, had " + size + " and " + segmentation.size());
            }
        }
        return size;
    }

    private static void put(byte[] rgba, int pixel, Rgba colour) {
        int i = pixel * RgbaPicture.CHANNELS;
        rgba[i] = (byte) colour.red();
        rgba[i + 1] = (byte) colour.green();
        rgba[i + 2] = (byte) colour.blue();
        rgba[i + 3] = (byte) colour.alpha();
    }
}
