package app.selfie.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * One object's bytes on their way out of the store. Whoever was handed it closes it.
 *
 * @param length bytes that {@code stream} will give, 0 or more
 * @param stream at the first byte
 */
public record StoredBytes(long length, InputStream stream) implements AutoCloseable {

    /**
     * All bytes, closing this.
     *
     * @return a new array of exactly {@link #length}
     * @throws UncheckedIOException if the store gives up, or gives another number of bytes
     */
    public byte[] readAll() {
        try (stream) {
            byte[] bytes = stream.readAllBytes();
            if (bytes.length != length) {
                throw new IOException("expected " + length + " bytes, found " + bytes.length);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
