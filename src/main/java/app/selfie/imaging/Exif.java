package app.selfie.imaging;

/** Reads the one thing of EXIF that a picture is wrong without (TIFF 6.0, section 2; CIPA DC-008). */
final class Exif {

    private static final int ORIENTATION_TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    private Exif() {}

    /**
     * The orientation in a TIFF structure.
     *
     * @return upright if it says nothing, or nothing that makes sense: nobody refuses a picture for its metadata
     */
    static Orientation orientation(ByteView tiff) {
        if (tiff.length() < 8) {
            return Orientation.UPRIGHT;
        }
        boolean littleEndian = tiff.startsWith("II");
        if ((!littleEndian && !tiff.startsWith("MM")) || tiff.int16(2, littleEndian) != 42) {
            return Orientation.UPRIGHT;
        }
        long directory = tiff.int32(4, littleEndian);
        if (directory > tiff.length() - 2) {
            return Orientation.UPRIGHT;
        }
        int entries = tiff.int16((int) directory, littleEndian);
        for (int entry = 0; entry < entries; entry++) {
            long at = directory + 2 + (long) ENTRY_BYTES * entry;
            if (at + ENTRY_BYTES > tiff.length()) {
                return Orientation.UPRIGHT;
            }
            int start = (int) at;
            if (tiff.int16(start, littleEndian) == ORIENTATION_TAG) {
                return tiff.int16(start + 2, littleEndian) == SHORT
                        ? Orientation.ofExif(tiff.int16(start + 8, littleEndian))
                        : Orientation.UPRIGHT;
            }
        }
        return Orientation.UPRIGHT;
    }
}
