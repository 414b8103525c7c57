package app.selfie.backgrounds;

/** What a person picked to stand behind them; small, immutable and without pixels, so that a session may hold it. */
public sealed interface BackdropChoice {

    /** One of the {@link Backgrounds}. */
    record Scene(BackgroundId background) implements BackdropChoice {}

    /**
     * Their own surroundings, blurred.
     *
     * @param strength 0 (hardly) .. 1 (colours only)
     */
    record Blur(float strength) implements BackdropChoice {
        public Blur {
            if (!(strength >= 0 && strength <= 1)) {
                throw new IllegalArgumentException("blur strength is 0 to 1, had " + strength);
            }
        }
    }

    /**
     * One colour.
     *
     * @param rgb 0xRRGGBB
     */
    record Plain(int rgb) implements BackdropChoice {
        public Plain {
            if (rgb < 0 || rgb > 0xFFFFFF) {
                throw new IllegalArgumentException(
                        "a colour is 0x000000 to 0xFFFFFF, had 0x" + Integer.toHexString(rgb));
            }
        }
    }

    /** Nothing: the camera's picture as it is. */
    record None() implements BackdropChoice {}
}
