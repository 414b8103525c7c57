package app.selfie.imaging;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * Decodes pictures that people bring along, as far as they are needed: 8 bits, blue, green, red, in sRGB, upright, over white
 * XX */
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
        Mat decoded = new Mat();
        try {
            decoded = decode(file, stored);
            return isWhole(decoded, file) ? Optional.of(finish(decoded, stored, file)) : Optional.empty();
        } catch (CvException e) { // what the decoder calls a picture that it cannot read
            return Optional.empty();
        } finally {
            decoded.release();
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

    private static Mat decode(PictureFile.Decodable file, ImageSize target) {
        byte[] essence = file.essence();
        Mat encoded = new Mat(1, essence.length, CvType.CV_8UC1);
        try {
            MemorySegment.copy(
                    essence, 0, Frame.segmentOf(encoded, essence.length), ValueLayout.JAVA_BYTE, 0, essence.length);
            return Imgcodecs.imdecode(encoded, flags(file, target) | Imgcodecs.IMREAD_IGNORE_ORIENTATION);
        } finally {
            encoded.release();
        }
    }

    /** A JPEG file can be decoded in a half, a quarter or an eighth of its size, in as much less time and memory. */
    private static int flags(PictureFile.Decodable file, ImageSize target) {
        if (file.hasOpacity()) {
            return Imgcodecs.IMREAD_UNCHANGED;
        }
        int times = file.format() == PictureFile.Format.JPEG
                ? Math.min(file.size().widthPx() / target.widthPx(), file.size().heightPx() / target.heightPx())
                : 1;
        if (times >= 8) {
            return Imgcodecs.IMREAD_REDUCED_COLOR_8;
        } else if (times >= 4) {
            return Imgcodecs.IMREAD_REDUCED_COLOR_4;
        }
        return times >= 2 ? Imgcodecs.IMREAD_REDUCED_COLOR_2 : Imgcodecs.IMREAD_COLOR;
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
        Mat small = new Mat();
        Mat colour = new Mat();
        try {
            whitenGrey(decoded, file.transparentGrey());
            toEightBits(decoded);
            if (decoded.channels() == 4) {
                layOverWhite(decoded);
            }
            Imgproc.resize(decoded, small, new Size(target.widthPx(), target.heightPx()), 0, 0, Imgproc.INTER_AREA);
            decoded.release(); // the largest by far
            switch (small.channels()) {
                case 1 -> Imgproc.cvtColor(small, colour, Imgproc.COLOR_GRAY2BGR);
                case 4 -> Imgproc.cvtColor(small, colour, Imgproc.COLOR_BGRA2BGR);
                default -> small.copyTo(colour);
            }
            file.profile().toSrgb(colour);
            return new Frame(turned(colour, file.orientation()));
        } catch (RuntimeException | Error e) {
            colour.release();
            throw e;
        } finally {
            small.release();
        }
    }

    /** That level, in a picture of one channel, becomes white; the decoder keeps it as it is. */
    private static void whitenGrey(Mat picture, int level) {
        if (level == PictureFile.NO_GREY || picture.channels() != 1) {
            return;
        }
        Mat transparent = new Mat();
        try {
            Core.compare(picture, new Scalar(level), transparent, Core.CMP_EQ);
            picture.setTo(new Scalar(picture.depth() == CvType.CV_16U ? 65_535 : 255), transparent);
        } finally {
            transparent.release();
        }
    }

    private static void toEightBits(Mat picture) {
        if (picture.depth() == CvType.CV_16U) {
            picture.convertTo(picture, CvType.CV_8U, 1 / 257.0);
        }
    }

    /** out = (a c + (255 - a) 255 + 127) / 255 per channel, in place, row by row. */
    private static void layOverWhite(Mat picture) {
        byte[] row = new byte[picture.cols() * 4];
        for (int y = 0; y < picture.rows(); y++) {
            picture.get(y, 0, row);
            for (int at = 0; at < row.length; at += 4) {
                int opacity = row[at + 3] & 0xFF;
                for (int channel = 0; channel < 3 && opacity < 255; channel++) {
                    int level = row[at + channel] & 0xFF;
                    row[at + channel] = (byte) ((opacity * level + (255 - opacity) * 255 + 127) / 255);
                }
            }
            picture.put(y, 0, row);
        }
    }

    /** Takes {@code colour} over. */
    private static Mat turned(Mat colour, Orientation orientation) {
        if (orientation.mirrored()) {
            Core.flip(colour, colour, 1);
        }
        if (orientation.quarterTurns() == 0) {
            return colour;
        }
        Mat turned = new Mat();
        Core.rotate(colour, turned, orientation.quarterTurns() - 1); // ROTATE_90_CLOCKWISE is 0, 180 1, 270 2
        colour.release();
        return turned;
    }
}
