package app.selfie.models;

/** Hears how long a file has become while it arrives. */
@FunctionalInterface
interface Growth {

    /**
     * Called by one thread at a time.
     *
     * @throws DownloadException if it must not grow any further
     */
    void to(long lengthBytes) throws DownloadException;
}
