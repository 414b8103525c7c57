package app.selfie.segmentation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model's files should be, where somebody has written it down: a file {@value #FILE} in the model's folder, as
 * {@code sha256sum} prints it. Sizes alone cannot tell two exchanged shards of the same length, or one with a damaged
 * byte. Without that file everything is accepted here; with it, every file that is read has to be in it.
 */
final class ShardChecksums {

    static final String FILE = "SHA256SUMS";

    private static final long MAX_BYTES = 1 << 16;
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.{1,255})");

    private final Map<String, String> expected;

    private ShardChecksums(Map<String, String> expected) {
        this.expected = expected;
    }

    /** Reads a folder's list. */
    static ShardChecksums in(Path folder) throws ModelImportException {
        Path file = folder.resolve(FILE);
        Map<String, String> sums = new HashMap<>();
        try {
            if (!Files.isRegularFile(file)) {
                return new ShardChecksums(Map.of());
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new ModelImportException(FILE + " has more than " + MAX_BYTES + " bytes");
            }
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                Matcher matcher = LINE.matcher(line);
                if (!matcher.matches()) {
                    throw new ModelImportException(
                            FILE + " has the line \"" + TfjsJson.forPeople(line) + "\", expected a SHA-256 and a name");
                }
                sums.put(matcher.group(2), matcher.group(1));
            }
        } catch (IOException e) {
            throw new ModelImportException(FILE + " cannot be read: " + e.getMessage(), e);
        }
        if (sums.isEmpty()) {
            throw new ModelImportException(FILE + " is empty");
        }
        return new ShardChecksums(Map.copyOf(sums));
    }

    /** Requires that a file's bytes are the expected ones. Not modified. */
    void require(String name, byte[] contents, int from, int bytes) throws ModelImportException {
        if (expected.isEmpty()) {
            return;
        }
        String wanted = expected.get(name);
        if (wanted == null) {
            throw new ModelImportException(name + " is not listed in " + FILE);
        }
        MessageDigest digest = sha256();
        digest.update(contents, from, bytes);
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(wanted)) {
            throw new ModelImportException(name + " has SHA-256 " + found + ", but " + FILE + " says " + wanted
                    + ": corrupt, or exchanged with another");
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
