package app.selfie.segmentation;

import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Region;

/**
 * Where a region of a frame lies in the input of a network that wants it in its own shape: the region is grown to the
 * input's proportions as far as the frame reaches, and what is missing beyond that is left black, half on each side.
 *
 * @param region of the frame: what the network sees
 * @param content of the input: where it sees it
 */
record Placement(Region region, Region content) {

    /**
     * @param wanted inside the frame
     * @param frame size
     * @param input size
     */
    static Placement of(Region wanted, ImageSize frame, ImageSize input) {
        long acrossWanted = (long) wanted.widthPx() * input.heightPx();
        long downWanted = (long) wanted.heightPx() * input.widthPx();
        Region grown;
        if (acrossWanted < downWanted) {
            int width = Math.min(frame.widthPx(), Math.toIntExact(Math.round((double) downWanted / input.heightPx())));
            int x = start(wanted.xPx(), wanted.widthPx(), width, frame.widthPx());
            grown = new Region(x, wanted.yPx(), width, wanted.heightPx());
        } else {
            int height =
                    Math.min(frame.heightPx(), Math.toIntExact(Math.round((double) acrossWanted / input.widthPx())));
            int y = start(wanted.yPx(), wanted.heightPx(), height, frame.heightPx());
            grown = new Region(wanted.xPx(), y, wanted.widthPx(), height);
        }
        return new Placement(grown, content(grown, input));
    }

    /** Grown evenly on both sides, and moved where the frame ends. */
    private static int start(int from, int length, int grown, int side) {
        return Math.clamp(from - (grown - length) / 2, 0, side - grown);
    }

    private static Region content(Region grown, ImageSize input) {
        double scale =
                Math.min((double) input.widthPx() / grown.widthPx(), (double) input.heightPx() / grown.heightPx());
        int width = Math.clamp(Math.round(grown.widthPx() * scale), 1, input.widthPx());
        int height = Math.clamp(Math.round(grown.heightPx() * scale), 1, input.heightPx());
        return new Region((input.widthPx() - width) / 2, (input.heightPx() - height) / 2, width, height);
    }
}
