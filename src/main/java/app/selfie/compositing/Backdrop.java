package app.selfie.compositing;

import app.selfie.imaging.Picture;

/** What stands behind the person, ready for one frame size. */
public sealed interface Backdrop {

    /** A picture of exactly the frame's size. */
    record Scene(Picture picture) implements Backdrop {}

    /**
     * The person's own surroundings, blurred.
     *
     * @param strength 0 (hardly) .. 1 (colours only)
     */
    record Blur(float strength) implements Backdrop {
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
    record Plain(int rgb) implements Backdrop {
        public Plain {
            if (rgb < 0 || rgb > 0xFFFFFF) {
                throw new IllegalArgumentException(
                        "a colour is 0x000000 to 0xFFFFFF, had 0x" + Integer.toHexString(rgb));
            }
        }
    }

    /** The frame as it is. */
    record None() implements Backdrop {}
}
