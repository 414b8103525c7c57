package app.selfie.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an object's bytes.
 *
 * @param bytes their number, 0 or more
 * @param sha256 64 lower-case hexadecimal digits; null for objects older than hashes, of which only the length is checked
 */
record Integrity(long bytes, @Nullable String sha256) {

    /** Thumbnails and mattes: read once and handed on. Larger objects are read twice, as memory for many is not there. */
    private static final int READ_AT_ONCE_BYTES = 1 << 17;

    static Integrity of(byte[] bytes) {
        return new Integrity(bytes.length, HexFormat.of().formatHex(newDigest().digest(bytes)));
    }

    /**
     * The bytes in the store, once they have been looked at from the first to the last and found to be what was kept.
     *
     * @return at the first byte, which the caller closes; empty if there are none
     * @throws DamagedObjectException if they are others
     */
    Optional<StoredBytes> openChecked(ObjectStore store, ObjectId id) {
        Optional<StoredBytes> found = store.open(id);
        if (found.isEmpty()) {
            return found;
        }
        StoredBytes first = found.get();
        try {
            expectLength(id, first.length());
            if (sha256 == null) {
                return found;
            }
            if (bytes <= READ_AT_ONCE_BYTES) {
                byte[] all = first.readAll();
                expectHash(id, newDigest().digest(all));
                return Optional.of(new StoredBytes(all.length, new ByteArrayInputStream(all)));
            }
            expectHash(id, hashOf(first));
        } catch (RuntimeException e) {
            closeAfter(e, first);
            throw e;
        }
        return store.open(id);
    }

    /** Throws away what it reads. */
    private static byte[] hashOf(StoredBytes stored) {
        MessageDigest digest = newDigest();
        try (InputStream stream = new DigestInputStream(stored.stream(), digest)) {
            stream.transferTo(java.io.OutputStream.nullOutputStream());
            return digest.digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void expectLength(ObjectId id, long found) {
        if (found != bytes) {
            throw new DamagedObjectException(id, bytes + " bytes", found + " bytes");
        }
    }

    private void expectHash(ObjectId id, byte[] found) {
        String hash = HexFormat.of().formatHex(found);
        if (sha256 != null && !sha256.equals(hash)) {
            throw new DamagedObjectException(id, "SHA-256 " + sha256, hash);
        }
    }

    private static void closeAfter(RuntimeException failure, StoredBytes stored) {
        try {
            stored.close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256 in every Java, found none", e);
        }
    }
}
