package app.selfie.bodypix;

import java.util.List;
import java.util.stream.IntStream;

/** Colours for the 24 body parts. */
public final class PartColours {

    /**
     * Once around a rainbow, by {@link BodyPart#id()}: the original's colours. They are M. Bostock's cyclical rainbow,
     * a path through D. Green's cubehelix colour space ("A colour scheme for the display of astronomical intensity images",
     * 2011) that keeps neighbouring hues equally bright.
     */
    public static final List<Rgba> RAINBOW = IntStream.range(0, BodyPart.COUNT)
            .mapToObj(i -> rainbow((double) i / BodyPart.COUNT))
            .toList();

    private PartColours() {}

    /** The rainbow's colour at 0..1 of its way. */
    private static Rgba rainbow(double way) {
        double off = Math.abs(way - 0.5);
        double hue = Math.toRadians(360 * way - 100 + 120);
        double saturation = 1.5 - 1.5 * off;
        double lightness = 0.8 - 0.9 * off;
        double amplitude = saturation * lightness * (1 - lightness);
        double cos = Math.cos(hue);
        double sin = Math.sin(hue);
        return Rgba.opaque(
                level(lightness + amplitude * (-0.14861 * cos + 1.78277 * sin)),
                level(lightness + amplitude * (-0.29227 * cos - 0.90649 * sin)),
                level(lightness + amplitude * 1.97294 * cos));
    }

    private static int level(double share) {
        return Math.clamp(Math.round(255 * share), 0, 255);
    }
}
