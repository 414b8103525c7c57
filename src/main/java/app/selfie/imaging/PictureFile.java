package app.selfie.imaging;

/**
 * What a picture file says of itself before anything of it is decoded; {@link PictureFiles} finds it out. Every size is known
 * and within limits, so a hostile file is refused without allocating for it.
 */
public sealed interface PictureFile {

    /** Which of the formats a file has; by its first bytes, never by its name. */
    enum Format {
        JPEG,
        PNG,
        WEBP
    }

    /**
     * A file that can be decoded.
     *
     * @param size as stored, before the orientation is applied
     * @param orientation how it is to be turned
     * @param hasOpacity whether pixels can be transparent
     * @param transparentGrey the level of a grey picture that is transparent, as stored in 8 or 16 bits; -1 if none is
     * @param essence the file without anything but its picture: no metadata, no colour profile, nothing behind its end; what
     *     the decoder gets. Not modified.
     * @param profile what its numbers are converted by; for sRGB, one that converts nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and never modified
    record Decodable(
            Format format,
            ImageSize size,
            Orientation orientation,
            boolean hasOpacity,
            int transparentGrey,
            byte[] essence,
            ColourProfile profile)
            implements PictureFile {

        /** Without a level of grey that is transparent. */
        Decodable(
                Format format,
                ImageSize size,
                Orientation orientation,
                boolean hasOpacity,
                byte[] essence,
                ColourProfile profile) {
            this(format, size, orientation, hasOpacity, NO_GREY, essence, profile);
        }
    }

    /** Of a picture in which no level of grey is transparent. */
    int NO_GREY = -1;

    /** A file that is not decoded. */
    record Refused(PictureProblem problem) implements PictureFile {}

    /** Short for a refusal. */
    static PictureFile refused(PictureProblem problem) {
        return new Refused(problem);
    }
}
