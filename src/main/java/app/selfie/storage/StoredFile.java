package app.selfie.storage;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One object of somebody's before it is opened. Whatever else an answer needs is made first, so that nothing that fails on
 * the way leaves anything open.
 *
 * @param length bytes there are, 0 or more
 * @param opener opens it each time it is asked; the caller closes what it gives. Empty once the object is gone
 */
public record StoredFile(long length, Supplier<Optional<StoredBytes>> opener) {

    /** The bytes, which the caller closes; empty once the object is gone. */
    public Optional<StoredBytes> open() {
        return opener.get();
    }
}
