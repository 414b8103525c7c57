package app.selfie.storage;

/**
 * What came of keeping something: all of it or nothing.
 *
 * @param <T> what the keeper's rows are known by
 */
public sealed interface SaveResult<T> {

    /** Bytes and rows are there, whatever happens to this process from now on. */
    record Kept<T>(T value) implements SaveResult<T> {}

    /**
     * It does not fit, and nothing is kept.
     *
     * @param neededBytes by how much the owner's use would have grown
     * @param freeBytes what was left for them, less than {@code neededBytes}
     */
    record OverQuota<T>(long neededBytes, long freeBytes) implements SaveResult<T> {}

    /** The server's disk is nearly full, whoever keeps something: the reserve is left to the database. Nothing is kept. */
    record NoSpace<T>() implements SaveResult<T> {}

    /** What it was to belong to is not there, or not any more: the owner's account, or a thing of theirs. Nothing is kept. */
    record Gone<T>() implements SaveResult<T> {}
}
