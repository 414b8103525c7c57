package app.selfie.models;

import java.io.IOException;

/** Hears how long a file has become while it arrives. */
@FunctionalInterface
interface Growth {

    /**
     * Called by one thread at a time.
     *
     * @throws IOException if it must not grow any further; what is there stays
     */
    void to(long lengthBytes) throws IOException;
}
