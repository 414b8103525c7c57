package app.selfie.bodypix;

import java.util.List;

/**
 * How a segmentation becomes a picture.
 *
 * @param foreground colour of the pixels whose label is one of the foreground's
 * @param background colour of all others
 * @param contour whether to trace the foreground's outline in cyan
 * @param foregroundLabels 1 for masks of people; {@link BodyPart#id()} for maps of parts
 */
public record MaskStyle(Rgba foreground, Rgba background, boolean contour, List<Integer> foregroundLabels) {

    /** The original's: people are cut out of a black sheet. */
    public static final MaskStyle DEFAULT =
            new MaskStyle(new Rgba(0, 0, 0, 0), Rgba.opaque(0, 0, 0), false, List.of(1));

    public MaskStyle {
        foregroundLabels = List.copyOf(foregroundLabels);
        for (int label : foregroundLabels) {
            if (label < PixelLabels.NO_PART || label >= BodyPart.COUNT) {
                throw new IllegalArgumentException("labels are -1 to " + (BodyPart.COUNT - 1) + ", had " + label);
            }
        }
    }

    public MaskStyle withForeground(Rgba colour) {
        return new MaskStyle(colour, background, contour, foregroundLabels);
    }

    public MaskStyle withBackground(Rgba colour) {
        return new MaskStyle(foreground, colour, contour, foregroundLabels);
    }

    public MaskStyle withContour(boolean traced) {
        return new MaskStyle(foreground, background, traced, foregroundLabels);
    }

    public MaskStyle withForegroundLabels(List<Integer> labels) {
        return new MaskStyle(foreground, background, contour, labels);
    }
}
