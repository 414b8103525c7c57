package app.selfie.imaging;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Decodes pictures that people bring along, as far as they are needed: 8 bits, blue, green, red, in sRGB, upright, over
 * white where they can be seen through.
 */
public final class PictureDecoder {

    static {
        OpenCv.load();
    }

    /** The largest {@link #bytesFor} that there can be. */
    public static final long MAX_BYTES = 450L << 20;

    /** A few pictures of the result's size, at most 4096x2304. */
    private static final long RESULT_BYTES = 30L << 20;

    /** Signature, length and type of the header, and two sides come before it. */
    private static final int PNG_DEPTH_AT = 24;

    private PictureDecoder() {}

    /** Native memory that decoding the file takes, at most, where the result covers full HD. */
    public static long bytesFor(PictureFile.Decodable file) {
        byte[] essence = file.essence();
        long bytesPerTwoPixels = switch (file.format()) {
            // In passes, every coefficient is kept, of 2 bytes each; else it is decoded in half its size, or is small.
            case JPEG -> JpegCoverage.comesInPasses(essence) ? 12 : 3;
            case PNG -> essence[PNG_DEPTH_AT] == 16 ? 16 : file.hasOpacity() ? 8 : 6;
            case WEBP -> 16; // four channels inside the decoder, and once more for us
        };
        return RESULT_BYTES + essence.length + file.size().pixels() * bytesPerTwoPixels / 2;
    }

    /**
     * Decodes a picture, scaled down as far as it still covers a size.
     *
     * @param cover what the result covers if the picture does; it is never enlarged
     * @param longestSidePx no side of the result is longer, even where it then covers less; 1 or more
     * @return the upright picture, which the caller closes; empty if the file is damaged
     */
    public static Optional<Frame> decode(PictureFile.Decodable file, ImageSize cover, int longestSidePx) {
        ImageSize upright = file.orientation().upright(file.size());
        ImageSize target = scaled(upright, cover, longestSidePx);
        ImageSize stored = file.orientation().upright(target); // turning there and back is the same for a size
        int flags = flags(file, stored) | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
        try (Mat decoded = OpenCv.decode(file.essence(), flags)) {
            return isWhole(decoded, file) ? Optional.of(finish(decoded, stored, file)) : Optional.empty();
        } catch (RuntimeException e) {
            if (OpenCv.reported(e)) { // what the decoder calls a picture that it cannot read
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The smallest size of the picture's proportions that covers {@code cover}, or the picture's own. */
    static ImageSize scaled(ImageSize picture, ImageSize cover, int longestSidePx) {
        double covering =
                Math.max((double) cover.widthPx() / picture.widthPx(), (double) cover.heightPx() / picture.heightPx());
        double fitting = (double) longestSidePx / Math.max(picture.widthPx(), picture.heightPx());
        double scale = Math.min(1, Math.min(covering, fitting));
        return new ImageSize(
                Math.max(1, Math.toIntExact(Math.round(picture.widthPx() * scale))),
                Math.max(1, Math.toIntExact(Math.round(picture.heightPx() * scale))));
    }

    /** A JPEG file can be decoded in a half, a quarter or an eighth of its size, in as much less time and memory. */
    private static int flags(PictureFile.Decodable file, ImageSize target) {
        if (file.hasOpacity()) {
            return opencv_imgcodecs.IMREAD_UNCHANGED;
        }
        int times = file.format() == PictureFile.Format.JPEG
                ? Math.min(file.size().widthPx() / target.widthPx(), file.size().heightPx() / target.heightPx())
                : 1;
        if (times >= 8) {
            return opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
        } else if (times >= 4) {
            return opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
        }
        return times >= 2 ? opencv_imgcodecs.IMREAD_REDUCED_COLOR_2 : opencv_imgcodecs.IMREAD_COLOR;
    }

    /** The decoder saw the same file as the check did, in whole or reduced. */
    private static boolean isWhole(Mat decoded, PictureFile.Decodable file) {
        if (decoded.empty()) {
            return false;
        }
        int reduced = Math.max(1, Math.round((float) file.size().widthPx() / decoded.cols()));
        return Math.abs((long) decoded.cols() * reduced - file.size().widthPx()) < 8L * reduced
                && Math.abs((long) decoded.rows() * reduced - file.size().heightPx()) < 8L * reduced;
    }

    private static Frame finish(Mat decoded, ImageSize target, PictureFile.Decodable file) {
        Mat colour = new Mat();
        try (Mat small = new Mat()) {
            whitenGrey(decoded, file.transparentGrey());
            toEightBits(decoded);
            if (decoded.channels() == 4) {
                layOverWhite(decoded);
            }
            OpenCv.resize(decoded, small, target.widthPx(), target.heightPx(), opencv_imgproc.INTER_AREA);
            decoded.release(); // the largest by far
            switch (small.channels()) {
                case 1 -> opencv_imgproc.cvtColor(small, colour, opencv_imgproc.COLOR_GRAY2BGR);
                case 4 -> opencv_imgproc.cvtColor(small, colour, opencv_imgproc.COLOR_BGRA2BGR);
                default -> small.copyTo(colour);
            }
            file.profile().toSrgb(colour);
            return new Frame(turned(colour, file.orientation()));
        } catch (RuntimeException | Error e) {
            colour.close();
            throw e;
        }
    }

    /** That level, in a picture of one channel, becomes white; the decoder keeps it as it is. */
    private static void whitenGrey(Mat picture, int level) {
        if (level == PictureFile.NO_GREY || picture.channels() != 1) {
            return;
        }
        try (Mat transparent = new Mat();
                Mat number = new Mat(1, 1, opencv_core.CV_64FC1)) {
            OpenCv.fill(number, level);
            opencv_core.compare(picture, number, transparent, opencv_core.CMP_EQ);
            OpenCv.fill(number, picture.depth() == opencv_core.CV_16U ? 65_535 : 255);
            picture.setTo(number, transparent);
        }
    }

    private static void toEightBits(Mat picture) {
        if (picture.depth() == opencv_core.CV_16U) {
            picture.convertTo(picture, opencv_core.CV_8U, 1 / 257.0, 0);
        }
    }

    /** out = (a c + (255 - a) 255 + 127) / 255 per channel, in place, row by row. */
    private static void layOverWhite(Mat picture) {
        MemorySegment pixels = OpenCv.bytes(picture);
        byte[] row = new byte[picture.cols() * 4];
        for (int y = 0; y < picture.rows(); y++) {
            MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, (long) y * row.length, row, 0, row.length);
            for (int at = 0; at < row.length; at += 4) {
                int opacity = row[at + 3] & 0xFF;
                for (int channel = 0; channel < 3 && opacity < 255; channel++) {
                    int level = row[at + channel] & 0xFF;
                    row[at + channel] = (byte) ((opacity * level + (255 - opacity) * 255 + 127) / 255);
                }
            }
            MemorySegment.copy(row, 0, pixels, ValueLayout.JAVA_BYTE, (long) y * row.length, row.length);
        }
    }

    /** Takes {@code colour} over. */
    private static Mat turned(Mat colour, Orientation orientation) {
        if (orientation.mirrored()) {
            opencv_core.flip(colour, colour, 1);
        }
        if (orientation.quarterTurns() == 0) {
            return colour;
        }
        Mat turned = new Mat();
        opencv_core.rotate(colour, turned, orientation.quarterTurns() - 1); // ROTATE_90_CLOCKWISE is 0, 180 1, 270 2
        colour.close();
        return turned;
    }
}
