package app.selfie.modelfiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model's files should be, where somebody has written it down: in files {@value #PATTERN} in the model's folder,
 * as {@code sha256sum} prints them. Sizes alone cannot tell two exchanged shards of the same length, or one with a
 * damaged byte. Without such a list everything is accepted here; with one, every file that is read has to be in it, and
 * with several, all of them in the same one. Not thread-safe: one for each reading.
 */
final class ShardChecksums {

    static final String PATTERN = "{SHA256SUMS,*.sha256}";

    private static final long MAX_BYTES = 1 << 16;
    private static final int MAX_LISTS = 16;
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.{1,255})");

    /**
     * One list.
     *
     * @param file its name
     * @param sums by the names of the files in it
     */
    private record Sums(String file, Map<String, String> sums) {}

    /** Those that all files so far agree with. */
    private List<Sums> agreeing;

    private ShardChecksums(List<Sums> lists) {
        this.agreeing = lists;
    }

    /** Reads a folder's lists. */
    static ShardChecksums in(Path folder) throws ModelImportException {
        List<Sums> lists = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return new ShardChecksums(lists);
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PATTERN)) {
            for (Path file : files) {
                if (lists.size() == MAX_LISTS) {
                    throw new ModelImportException(folder + " has more than " + MAX_LISTS + " files " + PATTERN);
                }
                lists.add(read(file));
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new ModelImportException("the lists of checksums in " + folder + " cannot be read: " + e, e);
        }
        return new ShardChecksums(lists);
    }

    private static Sums read(Path file) throws IOException, ModelImportException {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            throw new ModelImportException(name + " is no file of at most " + MAX_BYTES + " bytes");
        }
        Map<String, String> sums = new HashMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new ModelImportException(
                        name + " has the line \"" + TfjsJson.forPeople(line) + "\", expected a SHA-256 and a name");
            }
            sums.put(matcher.group(2), matcher.group(1));
        }
        if (sums.isEmpty()) {
            throw new ModelImportException(name + " is empty, expected lines of a SHA-256 and a name");
        }
        return new Sums(name, Map.copyOf(sums));
    }

    /** Requires that a file's bytes are the expected ones. Not modified. */
    void require(String name, byte[] contents, int from, int bytes) throws ModelImportException {
        if (agreeing.isEmpty()) {
            return;
        }
        MessageDigest digest = sha256();
        digest.update(contents, from, bytes);
        String found = HexFormat.of().formatHex(digest.digest());
        List<Sums> still = agreeing.stream()
                .filter(list -> found.equals(list.sums().get(name)))
                .toList();
        if (still.isEmpty()) {
            Sums list = agreeing.getFirst();
            String wanted = list.sums().get(name);
            throw new ModelImportException(
                    wanted == null
                            ? name + " is not listed in " + list.file()
                            : name + " has SHA-256 " + found + ", but " + list.file() + " says " + wanted
                                    + ": corrupt, or exchanged with another. Delete " + list.file()
                                    + " if these are other files on purpose");
        }
        agreeing = still;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
