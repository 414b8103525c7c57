package app.selfie.imaging;

import app.selfie.imaging.PictureFile.Decodable;
import app.selfie.imaging.PictureFile.Format;
import java.util.Optional;

/**
 * What a JPEG file of any common kind says of itself (ITU-T T.81, annex B): sequential or progressive Huffman coding with 8
 * bits per sample, as cameras and picture editors write it. {@link JpegHeader} is stricter, for frames.
 *
 * <p>{@link JpegMetadata} has walked the file before, so every segment here is whole and the file has an end.
 */
final class JpegFile {

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    /** Picture editors write about ten; every pass costs as much as a sequential file. */
    private static final int MAX_SCANS = 32;

    /** Ten passes over the largest picture that is taken: a few seconds. */
    private static final long MAX_PIXELS_TIMES_SCANS = 400_000_000L;

    private final ByteView file;
    private PictureFile result = PictureFile.refused(PictureProblem.DAMAGED);
    private int scans;
    private boolean framed;
    private int components;
    private ImageSize size = new ImageSize(1, 1);

    private JpegFile(ByteView file) {
        this.file = file;
    }

    static PictureFile check(byte[] file) {
        Optional<JpegMetadata.Mended> mended = JpegMetadata.mend(file);
        if (mended.isEmpty()) {
            return PictureFile.refused(endsIn(file) ? PictureProblem.DAMAGED : PictureProblem.CUT_OFF);
        }
        byte[] essence = mended.get().jpeg();
        JpegFile checked = new JpegFile(ByteView.of(essence));
        if (!checked.walk()) {
            return checked.result;
        }
        Optional<PictureProblem> missing =
                JpegCoverage.problem(essence, mended.get().ended());
        if (missing.isPresent()) {
            return PictureFile.refused(missing.get());
        }
        JpegSegments metadata = new JpegSegments(ByteView.of(file));
        return new Decodable(
                Format.JPEG,
                checked.size,
                metadata.orientation(),
                false,
                essence,
                metadata.profile()
                        .flatMap(profile -> ColourProfile.ofIcc(profile, checked.components))
                        .orElse(ColourProfile.SRGB));
    }

    /** A file that was cut off has no end-of-image marker anywhere near its end. */
    private static boolean endsIn(byte[] file) {
        for (int at = file.length - 2; at >= Math.max(2, file.length - 64); at--) {
            if ((file[at] & 0xFF) == 0xFF && (file[at + 1] & 0xFF) == END_OF_IMAGE) {
                return true;
            }
        }
        return false;
    }

    /** Leaves size and scans; false with a refusal if there is one. */
    private boolean walk() {
        int at = 2;
        while (at + 4 <= file.length()) {
            int marker = file.int8(at + 1);
            if (file.int8(at) != 0xFF || marker == 0 || (marker >= 0xD0 && marker <= 0xD7)) {
                at++; // coded data
            } else if (marker == 0xFF) {
                at++; // fill byte
            } else {
                if (!segment(marker, at + 4)) {
                    return false;
                }
                at += 2 + file.int16(at + 2, false);
            }
        }
        return framed && scans > 0;
    }

    private boolean segment(int marker, int content) {
        if (marker == START_OF_SCAN) {
            scans++;
            if (scans > MAX_SCANS || scans * size.pixels() > MAX_PIXELS_TIMES_SCANS) {
                return refuse(PictureProblem.TOO_MANY_PASSES);
            }
            return framed;
        }
        boolean frameHeader = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8;
        return !frameHeader || frame(marker, content);
    }

    private boolean frame(int marker, int content) {
        if (marker > 0xC2) { // lossless, hierarchical or arithmetic
            return refuse(PictureProblem.UNUSUAL_CODING);
        }
        if (framed || content + 6 > file.length()) {
            return false;
        }
        int heightPx = file.int16(content + 1, false);
        int widthPx = file.int16(content + 3, false);
        components = file.int8(content + 5);
        if (file.int8(content) != 8 || heightPx == 0) { // 0: the height comes after the first scan
            return refuse(PictureProblem.UNUSUAL_CODING);
        }
        if (widthPx == 0 || (components != 1 && components != 3 && components != 4)) {
            return false;
        }
        Optional<PictureProblem> problem = PictureFiles.sizeProblem(widthPx, heightPx, Frame.CHANNELS);
        if (problem.isPresent()) {
            return refuse(problem.get());
        }
        framed = true;
        size = new ImageSize(widthPx, heightPx);
        return true;
    }

    private boolean refuse(PictureProblem problem) {
        result = PictureFile.refused(problem);
        return false;
    }
}
