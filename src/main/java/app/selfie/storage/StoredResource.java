package app.selfie.storage;

import java.io.InputStream;
import org.springframework.core.io.AbstractResource;

/**
 * A stored file as the body of an answer. Spring opens it at the very last, when it writes the body, and closes it; an answer
 * that turns out to have none, such as 304 or 412, opens nothing.
 */
public final class StoredResource extends AbstractResource {

    /** The file went between the look at its row and its opening, as when its selfie was deleted. */
    public static final class GoneException extends RuntimeException {
        GoneException() {
            super("expected a file that was there a moment ago, found none");
        }
    }

    private final StoredFile file;

    /** @param file opened when the body is written, each time it is */
    public StoredResource(StoredFile file) {
        this.file = file;
    }

    /** @throws GoneException if the file has gone meanwhile */
    @Override
    public InputStream getInputStream() {
        return file.open().orElseThrow(GoneException::new).stream();
    }

    @Override
    public long contentLength() {
        return file.length();
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public String getDescription() {
        return "stored file of " + file.length() + " bytes";
    }
}
