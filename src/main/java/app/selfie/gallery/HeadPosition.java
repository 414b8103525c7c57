package app.selfie.gallery;

/**
 * Where the head is in a picture, for whoever shows a part of it.
 *
 * @param xPermille from the left edge, 0 to 1000
 * @param yPermille from the top edge, 0 to 1000
 */
public record HeadPosition(int xPermille, int yPermille) {

    private static final int WHOLE = 1000;

    public HeadPosition {
        if (xPermille < 0 || xPermille > WHOLE || yPermille < 0 || yPermille > WHOLE) {
            throw new IllegalArgumentException(
                    "expected a place in the picture, found " + xPermille + ", " + yPermille);
        }
    }

    /** In the same picture with left and right swapped. */
    HeadPosition mirrored() {
        return new HeadPosition(WHOLE - xPermille, yPermille);
    }
}
