package app.selfie.imaging;

/**
 * How a camera held a picture: the eight values of EXIF's tag 0x0112 (CIPA DC-008, 4.6.4 A), as a mirroring that is
 * followed by turns.
 *
 * @param mirrored left and right are swapped first
 * @param quarterTurns clockwise, 0..3, afterwards
 */
public record Orientation(boolean mirrored, int quarterTurns) {

    /** As it should be. */
    public static final Orientation UPRIGHT = new Orientation(false, 0);

    private static final Orientation[] BY_EXIF_VALUE = {
        UPRIGHT,
        new Orientation(true, 0),
        new Orientation(false, 2),
        new Orientation(true, 2),
        new Orientation(true, 3),
        new Orientation(false, 1),
        new Orientation(true, 1),
        new Orientation(false, 3)
    };

    public Orientation {
        if (quarterTurns < 0 || quarterTurns > 3) {
            throw new IllegalArgumentException("quarter turns are 0 to 3, had " + quarterTurns);
        }
    }

    /** The orientation of an EXIF value; upright for any but 1..8. */
    static Orientation ofExif(int value) {
        return value >= 1 && value <= BY_EXIF_VALUE.length ? BY_EXIF_VALUE[value - 1] : UPRIGHT;
    }

    /** The size that a picture has once it is upright. */
    public ImageSize upright(ImageSize stored) {
        return quarterTurns % 2 == 0
                ? stored
                : new ImageSize(/* widthPx= */ stored.heightPx(), /* heightPx= */ stored.widthPx());
    }
}
