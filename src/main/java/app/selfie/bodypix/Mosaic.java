package app.selfie.bodypix;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;

/** A mask in square cells of one colour each, with white lines between them. */
final class Mosaic {

    private static final int MASK = RgbaPicture.CHANNELS;
    private static final int WHITE = 255;

    private final int width;
    private final int height;
    private final int cellPx;
    private final int columns;
    private final int rows;

    /** Blue, green, red, multiplied by the opacity, and the opacity, of every cell. */
    private final int[] cells;

    /**
     * A mosaic of a mask.
     *
     * @param mask premultiplied blue, green, red and opacity. Not modified.
     * @param cellPx at most the shorter side
     */
    Mosaic(byte[] mask, ImageSize size, int cellPx) {
        this.width = size.widthPx();
        this.height = size.heightPx();
        this.cellPx = cellPx;
        this.columns = width / cellPx;
        this.rows = height / cellPx;
        this.cells = new int[columns * rows * MASK];
        int[] counts = new int[columns * rows];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int cell = cell(x, y);
                counts[cell]++;
                for (int channel = 0; channel < MASK; channel++) {
                    cells[MASK * cell + channel] += mask[MASK * (y * width + x) + channel] & 0xFF;
                }
            }
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (cells[i] + counts[i / MASK] / 2) / counts[i / MASK];
        }
    }

    /** The cells share the sides evenly: there are as many whole ones as fit. */
    private int cell(int x, int y) {
        return (int) ((long) y * rows / height) * columns + (int) ((long) x * columns / width);
    }

    /**
     * Draws one row over a picture's.
     *
     * @param share how opaque the mosaic is, 0..255
     * @param row of the picture, blue, green, red; overwritten
     */
    void drawRow(int y, int share, byte[] row) {
        boolean horizontal = isOnLine(y, rows);
        for (int x = 0; x < width; x++) {
            int cell = MASK * cell(x, y);
            boolean vertical = isOnLine(x, columns);
            for (int channel = 0; channel < Frame.CHANNELS; channel++) {
                int at = Frame.CHANNELS * x + channel;
                int picture = row[at] & 0xFF;
                int drawn = cells[cell + channel] + (picture * (255 - cells[cell + 3]) + 127) / 255;
                if (vertical) {
                    drawn = (drawn + WHITE + 1) / 2;
                }
                if (horizontal) {
                    drawn = (drawn + WHITE + 1) / 2;
                }
                row[at] = (byte) ((Math.min(drawn, WHITE) * share + picture * (255 - share) + 127) / 255);
            }
        }
    }

    /** A line of one pixel's width between two pixels covers half of each. */
    private boolean isOnLine(int pixel, int lines) {
        return (pixel % cellPx == 0 && pixel / cellPx < lines)
                || ((pixel + 1) % cellPx == 0 && (pixel + 1) / cellPx < lines);
    }
}
