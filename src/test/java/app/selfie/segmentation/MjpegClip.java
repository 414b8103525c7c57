package app.selfie.segmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Splits JPEG files that stand one after another without anything between them. */
final class MjpegClip {

    private MjpegClip() {}

    static List<byte[]> pictures(byte[] clip) {
        List<byte[]> pictures = new ArrayList<>();
        int from = 0;
        while (from < clip.length) {
            int end = endOfPicture(clip, from);
            pictures.add(Arrays.copyOfRange(clip, from, end));
            from = end;
        }
        return pictures;
    }

    /** Follows the segments' lengths, and inside a scan looks for the next marker that is neither stuffing nor restart. */
    private static int endOfPicture(byte[] clip, int from) {
        if (marker(clip, from) != 0xD8) {
            throw new IllegalArgumentException("no start of a picture at " + from);
        }
        int at = from + 2;
        while (marker(clip, at) != 0xD9) {
            int marker = marker(clip, at);
            at += 2 + ((clip[at + 2] & 0xFF) << 8 | (clip[at + 3] & 0xFF));
            while (marker == 0xDA && (clip[at] != (byte) 0xFF || isInsideScan(clip[at + 1] & 0xFF))) {
                at++;
            }
        }
        return at + 2;
    }

    private static boolean isInsideScan(int afterMarker) {
        return afterMarker == 0 || afterMarker == 0xFF || (afterMarker >= 0xD0 && afterMarker <= 0xD7);
    }

    private static int marker(byte[] clip, int at) {
        if (clip[at] != (byte) 0xFF) {
            throw new IllegalArgumentException("no marker at " + at);
        }
        return clip[at + 1] & 0xFF;
    }
}
