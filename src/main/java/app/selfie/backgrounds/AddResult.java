package app.selfie.backgrounds;

import app.selfie.imaging.PictureProblem;

/** What came of adding a background: all of it, or nothing and why. */
public sealed interface AddResult {

    /** It is kept, and can be picked. */
    record Added(Background.Own background) implements AddResult {}

    /** The file is not taken as a picture. */
    record NotAPicture(PictureProblem problem) implements AddResult {}

    /** The file is longer than {@link OwnBackgrounds#MAX_FILE_BYTES}. */
    record TooLarge() implements AddResult {}

    /** The person has {@link OwnBackgrounds#MOST} backgrounds. */
    record TooMany() implements AddResult {}

    /**
     * The person's storage is full.
     *
     * @param neededBytes what it would have taken
     * @param freeBytes what was left, less than {@code neededBytes}
     */
    record OverQuota(long neededBytes, long freeBytes) implements AddResult {}

    /** The server's disk is nearly full; that of nobody in particular. */
    record NoSpace() implements AddResult {}

    /** Too many files are on their way already. */
    record Busy() implements AddResult {}

    /** The account was deleted meanwhile. */
    record Gone() implements AddResult {}
}
