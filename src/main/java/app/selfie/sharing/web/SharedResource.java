package app.selfie.sharing.web;

import app.selfie.storage.StoredFile;
import java.io.InputStream;
import org.springframework.core.io.AbstractResource;

/** A stored file as the body of an answer: opened at the very last, and closed, by Spring; not at all where there is no body. */
final class SharedResource extends AbstractResource {

    private final StoredFile file;

    SharedResource(StoredFile file) {
        this.file = file;
    }

    /** @throws NotThereException if the file has gone meanwhile */
    @Override
    public InputStream getInputStream() {
        return file.open().orElseThrow(NotThereException::new).stream();
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
        return "shared file of " + file.length() + " bytes";
    }
}
