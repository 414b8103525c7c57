package app.selfie.imaging;

import java.lang.foreign.MemorySegment;

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

    /** The bytes of heap that a picture of this size takes. */
    public static long bytesOf(ImageSize size) {
        return size.pixels() * Frame.CHANNELS;
    }

    public ImageSize size() {
        return size;
    }

    /** A new frame with a copy of this picture. Caller closes. */
    public Frame toFrame() {
        return Frame.of(size, bgr);
    }

    /**
     * The middle of this picture in another size: cropped to that size's proportions and scaled, bilinear, without
     * antialiasing. Takes about a millisecond; never stretches.
     *
     * @return this picture if it has the size
     */
    public Picture scaledToCover(ImageSize target) {
        if (target.equals(size)) {
            return this;
        }
        double scale =
                Math.max((double) target.widthPx() / size.widthPx(), (double) target.heightPx() / size.heightPx());
        int width = Math.clamp(Math.round(target.widthPx() / scale), 1, size.widthPx());
        int height = Math.clamp(Math.round(target.heightPx() / scale), 1, size.heightPx());
        Region middle = new Region((size.widthPx() - width) / 2, (size.heightPx() - height) / 2, width, height);
        try (Frame whole = toFrame();
                Frame scaled = Frame.allocate(target)) {
            whole.stretchTo(middle, scaled);
            return of(scaled);
        }
    }

    /** The pixels, blue, green, red, rows from the top; read-only. */
    public MemorySegment pixels() {
        return MemorySegment.ofArray(bgr).asReadOnly();
    }
}
