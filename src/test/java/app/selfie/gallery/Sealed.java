package app.selfie.gallery;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Files that carry their own SHA-256 at the end, where a JPEG decoder does not look: each shows by itself if it is whole. */
final class Sealed {

    private static final int HASH_BYTES = 32;

    private Sealed() {}

    static byte[] seal(byte[] content, long nonce) {
        ByteBuffer sealed = ByteBuffer.allocate(content.length + Long.BYTES + HASH_BYTES);
        sealed.put(content).putLong(nonce);
        sealed.put(hash(Arrays.copyOf(sealed.array(), content.length + Long.BYTES)));
        return sealed.array();
    }

    static boolean isWhole(byte[] sealed) {
        int end = sealed.length - HASH_BYTES;
        return end >= Long.BYTES
                && Arrays.equals(hash(Arrays.copyOf(sealed, end)), Arrays.copyOfRange(sealed, end, sealed.length));
    }

    static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
