package app.selfie.studio;

import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.BackgroundId;

/**
 * What stands behind the person. Every kind keeps its own value, so that going back to the blur finds it as strong as it
 * was left.
 *
 * @param blurPercent 0 (hardly) .. 100 (colours only)
 * @param colour 0xRRGGBB
 */
record BackdropSettings(Kind kind, BackgroundId scene, int blurPercent, int colour) {

    enum Kind {
        SCENE,
        BLUR,
        PLAIN,
        NONE
    }

    static final BackdropSettings FIRST =
            new BackdropSettings(Kind.SCENE, new BackgroundId("great-wall"), 60, 0x2B5D8A);

    BackdropSettings {
        Percent.require("blur", blurPercent);
        if (colour < 0 || colour > 0xFFFFFF) {
            throw new IllegalArgumentException("a colour is 0x000000 to 0xFFFFFF, had " + colour);
        }
    }

    BackdropChoice choice() {
        return switch (kind) {
            case SCENE -> new BackdropChoice.Scene(scene);
            case BLUR -> new BackdropChoice.Blur(blurPercent / 100f);
            case PLAIN -> new BackdropChoice.Plain(colour);
            case NONE -> new BackdropChoice.None();
        };
    }

    BackdropSettings with(Kind other) {
        return new BackdropSettings(other, scene, blurPercent, colour);
    }

    /** This scene, shown. */
    BackdropSettings with(BackgroundId other) {
        return new BackdropSettings(Kind.SCENE, other, blurPercent, colour);
    }

    BackdropSettings withBlurPercent(int other) {
        return new BackdropSettings(kind, scene, other, colour);
    }

    BackdropSettings withColour(int other) {
        return new BackdropSettings(kind, scene, blurPercent, other);
    }
}
