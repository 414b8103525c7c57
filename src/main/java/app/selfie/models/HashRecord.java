package app.selfie.models;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a model's files were when they were downloaded: a file beside them in the form of {@code sha256sum}, so that
 * {@code sha256sum -c quant2.sha256} checks them, named after the variant.
 *
 * @param sha256 by file name
 */
record HashRecord(SequencedMap<String, String> sha256) {

    private static final int LONGEST = 64 << 10;

    private static Path file(Path folder, FileVariant variant) {
        return folder.resolve(variant.word() + ".sha256");
    }

    /** Of files that are there. */
    static HashRecord of(Path folder, List<String> names) throws IOException {
        SequencedMap<String, String> sha256 = new LinkedHashMap<>();
        for (String name : names) {
            sha256.put(name, new ExpectedHash.Sha256("").of(folder.resolve(name)));
        }
        return new HashRecord(sha256);
    }

    /** Empty if there is none that can be read. */
    static Optional<HashRecord> read(Path folder, FileVariant variant) {
        Path file = file(folder, variant);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST) {
                return Optional.empty();
            }
            SequencedMap<String, String> sha256 = new LinkedHashMap<>();
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                if (line.matches("[0-9a-f]{64}  \\S+")) {
                    sha256.put(line.substring(66), line.substring(0, 64));
                }
            }
            return Optional.of(new HashRecord(sha256));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(Path folder, FileVariant variant) throws IOException {
        Files.writeString(file(folder, variant), String.join("\n", lines()) + "\n", StandardCharsets.US_ASCII);
    }

    /** Hash, two spaces, name. */
    List<String> lines() {
        return sha256.entrySet().stream()
                .map(entry -> entry.getValue() + "  " + entry.getKey())
                .toList();
    }

    /** Whether both name the same files with the same content. */
    boolean agreesWith(HashRecord other) {
        Map<String, String> mine = new TreeMap<>(sha256);
        return mine.equals(new TreeMap<>(other.sha256));
    }
}
