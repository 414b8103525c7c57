package app.selfie.imaging;

/** Why a file that somebody brought along is not taken as a picture. */
public enum PictureProblem {
    /** Neither JPEG nor PNG nor WebP, whatever it calls itself. */
    UNKNOWN_FORMAT,
    /** HEIC or AVIF, as many phones store photos; not taken here. */
    HEIC,
    /** The file ends before its picture does. */
    CUT_OFF,
    /** The parts of the file contradict each other or the format. */
    DAMAGED,
    /** More pixels than are decoded here, or a side that is too long. */
    TOO_MANY_PIXELS,
    /** More memory would be needed than this server has to spare. */
    TOO_LARGE_FOR_SERVER,
    /** A side that is too short to be seen. */
    TOO_FEW_PIXELS,
    /** A film of several pictures. */
    ANIMATED,
    /** A JPEG file in so many passes that decoding it would take minutes. */
    TOO_MANY_PASSES,
    /** A way of coding that hardly anybody uses: arithmetic, lossless or 12-bit JPEG. */
    UNUSUAL_CODING
}
