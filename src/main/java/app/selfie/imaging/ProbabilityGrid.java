package app.selfie.imaging;

/**
 * How probable it is, cell by cell, that a region of a frame shows a person.
 *
 * @param probability 0..1, row-major, at least width x height values; handed on by reference
 * @param width cells per row
 * @param height rows
 * @param region what part of the frame the cells cover evenly
 */
@SuppressWarnings("ArrayRecordComponent") // a view, compared by nobody
public record ProbabilityGrid(float[] probability, int width, int height, Region region) {

    public ProbabilityGrid {
        if (width < 1 || height < 1 || probability.length < (long) width * height) {
            throw new IllegalArgumentException(
                    "expected at least 1x1 cells, had " + width + "x" + height + " in " + probability.length);
        }
    }
}
