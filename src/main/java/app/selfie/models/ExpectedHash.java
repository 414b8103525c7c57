package app.selfie.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a file is known by before it is downloaded. */
sealed interface ExpectedHash {

    /**
     * Of the file's bytes.
     *
     * @param hex 64 lower-case digits
     */
    record Sha256(String hex) implements ExpectedHash {
        @Override
        public String of(Path file) throws IOException {
            return digest("SHA-256", "", file);
        }
    }

    /**
     * As Git names a file: {@code sha1("blob " + length + "\0" + bytes)}.
     *
     * @param hex 40 lower-case digits
     */
    record GitBlob(String hex) implements ExpectedHash {
        @Override
        public String of(Path file) throws IOException {
            return digest("SHA-1", "blob " + Files.size(file) + "\0", file);
        }
    }

    /** The expected value. */
    String hex();

    /** The same of a file that is there. */
    String of(Path file) throws IOException;

    private static String digest(String algorithm, String before, Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
        digest.update(before.getBytes(StandardCharsets.US_ASCII));
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), digest)) {
            bytes.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
