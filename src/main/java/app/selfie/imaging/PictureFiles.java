package app.selfie.imaging;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells picture files that can be decoded from all others, without decoding anything: by their first bytes, their structure
 * and the sizes they declare. Why these formats and limits: decision 0013.
 */
public final class PictureFiles {

    /** The largest cameras in phones that store their pixels one by one have about fifty, all common ones less than forty. */
    static final long MAX_PIXELS = 50_000_000L;

    /** A panorama is long; WebP ends at 16,383. */
    static final int MAX_SIDE_PX = 20_000;

    static final int MIN_SIDE_PX = 16;

    /** What a decoded picture takes, at most: all pixels with four channels, or half of them with 16 bits each. */
    static final long MAX_DECODED_BYTES = 4 * MAX_PIXELS;

    private static final int MAX_FTYP_BYTES = 256;

    private PictureFiles() {}

    /**
     * What the file is.
     *
     * @param file the whole of it. Not modified, and not kept.
     */
    public static PictureFile check(byte[] file) {
        ByteView view = ByteView.of(file);
        if (file.length >= 2 && view.int16(0, false) == 0xFFD8) {
            return JpegFile.check(file);
        }
        if (view.startsWith(PngFile.SIGNATURE)) {
            return PngFile.check(view);
        }
        if (view.startsWith("RIFF") && view.isAt(8, "WEBP")) {
            return WebpFile.check(view);
        }
        return PictureFile.refused(isHeic(view) ? PictureProblem.HEIC : PictureProblem.UNKNOWN_FORMAT);
    }

    /** ISO 14496-12 "ftyp" with a brand of ISO 23008-12 or AV1: its own, or one of those that it is compatible with. */
    private static boolean isHeic(ByteView file) {
        if (!file.isAt(4, "ftyp")) {
            return false;
        }
        int end = (int) Math.min(Math.min(file.int32(0, false), MAX_FTYP_BYTES), file.length());
        for (int at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) { // a version comes behind the first
            int brand = at;
            if (Stream.of("hei", "hev", "mif1", "msf1", "avif", "avis").anyMatch(name -> file.isAt(brand, name))) {
                return true;
            }
        }
        return false;
    }

    /** Why a picture of that size is not decoded here; empty if it is. */
    static Optional<PictureProblem> sizeProblem(long widthPx, long heightPx, int bytesPerPixel) {
        if (widthPx > MAX_SIDE_PX
                || heightPx > MAX_SIDE_PX
                || widthPx * heightPx > MAX_PIXELS
                || widthPx * heightPx * bytesPerPixel > MAX_DECODED_BYTES) {
            return Optional.of(PictureProblem.TOO_MANY_PIXELS);
        }
        return widthPx < MIN_SIDE_PX || heightPx < MIN_SIDE_PX
                ? Optional.of(PictureProblem.TOO_FEW_PIXELS)
                : Optional.empty();
    }
}
