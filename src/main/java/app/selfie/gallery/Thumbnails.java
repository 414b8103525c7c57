package app.selfie.gallery;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.imaging.JpegHeader;

/** The small pictures of the grid, made once when a picture is kept. */
final class Thumbnails {

    /** A tile of the grid is up to 240 px wide, and many screens have two pixels in one. */
    static final int LONG_SIDE_PX = 480;

    /** Small pictures show less of what JPEG does to them; at 80 one takes some 20 KB. */
    private static final int QUALITY = 80;

    private Thumbnails() {}

    /**
     * The size of a JPEG picture.
     *
     * @throws IllegalArgumentException if it is none: pictures come from this server, so that is a bug
     */
    static ImageSize sizeOf(byte[] jpeg) {
        return JpegHeader.read(jpeg, 0, jpeg.length).map(JpegHeader::size).orElseThrow(() -> notAPicture(jpeg));
    }

    /**
     * A JPEG of the picture with a long side of at most 480 px, never enlarged.
     *
     * @param jpeg not modified
     * @throws IllegalArgumentException if it is no JPEG picture
     */
    static byte[] of(byte[] jpeg) {
        ImageSize target = sizeFor(sizeOf(jpeg));
        try (JpegCodec codec = new JpegCodec();
                Frame whole = codec.decode(jpeg, 0, jpeg.length).orElseThrow(() -> notAPicture(jpeg));
                Frame small = Frame.allocate(target)) {
            whole.shrinkTo(small);
            return codec.encode(small, QUALITY);
        }
    }

    static ImageSize sizeFor(ImageSize size) {
        int longSide = Math.max(size.widthPx(), size.heightPx());
        if (longSide <= LONG_SIDE_PX) {
            return size;
        }
        return new ImageSize(shrink(size.widthPx(), longSide), shrink(size.heightPx(), longSide));
    }

    private static int shrink(int sidePx, int longSidePx) {
        return Math.max(1, Math.round((float) sidePx * LONG_SIDE_PX / longSidePx));
    }

    private static IllegalArgumentException notAPicture(byte[] bytes) {
        return new IllegalArgumentException("expected a JPEG picture, found " + bytes.length + " other bytes");
    }
}
