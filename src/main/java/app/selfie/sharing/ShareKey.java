package app.selfie.sharing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What opens a link: the last part of its address. Only its hash is kept, so it is told once.
 *
 * @param text as somebody asked with it, which may be anything, or 22 characters of base64url for 128 random bits
 */
public record ShareKey(String text) {

    private static final int BYTES = 16;

    /** Of what is longer, no more is read: no key of ours has so many. */
    private static final int MAX_CHARACTERS = 64;

    private static final SecureRandom RANDOM = new SecureRandom();

    static ShareKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ShareKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256 in hexadecimal digits, whatever the text is: what is no key at all takes the same way as a wrong one. */
    String hash() {
        String read = text.substring(0, Math.min(MAX_CHARACTERS, text.length()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(read.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Not the key, which would open the link to whoever reads a log. */
    @Override
    public String toString() {
        return "ShareKey";
    }
}
