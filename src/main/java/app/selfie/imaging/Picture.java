package app.selfie.imaging;

/**
 * A colour picture on the Java heap, for what outlives a frame and is shared by threads: never modified after it is made.
 */
public final class Picture {

    private final ImageSize size;
    private final byte[] bgr;

    private Picture(ImageSize size, byte[] bgr) {
        this.size = size;
        this.bgr = bgr;
    }

    /**
     * A picture with a copy of the given pixels.
     *
     * @param bgr blue, green, red per pixel, rows from the top, exactly 3 x width x height bytes. Not modified.
     */
    public static Picture of(ImageSize size, byte[] bgr) {
        if (bgr.length != size.pixels() * Frame.CHANNELS) {
            throw new IllegalArgumentException(
                    size + " needs " + size.pixels() * Frame.CHANNELS + " bytes of pixels, had " + bgr.length);
        }
        return new Picture(size, bgr.clone());
    }

    /** A picture with a copy of the frame's pixels. */
    public static Picture of(Frame frame) {
        return new Picture(frame.size(), frame.toBgr());
    }

    public ImageSize size() {
        return size;
    }

    /** A new frame with a copy of this picture. Caller closes. */
    public Frame toFrame() {
        return Frame.of(size, bgr);
    }

    /** Copies row {@code yPx} (3 x width bytes) to the start of {@code target}. */
    public void copyRow(int yPx, byte[] target) {
        int rowBytes = size.widthPx() * Frame.CHANNELS;
        System.arraycopy(bgr, yPx * rowBytes, target, 0, rowBytes);
    }
}
