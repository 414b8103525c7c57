package app.selfie.modelfiles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The binary files beside a model's JSON. A shard is a plain file name in the same folder, and is read only after its
 * size is known to be right: nothing is allocated that the folder does not hold.
 */
final class TfjsShards {

    /** What the manifest may call a file: nothing that could lead out of the folder, on any system. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}");

    private final Path folder;
    private final ShardChecksums checksums;

    TfjsShards(Path folder, ShardChecksums checksums) {
        this.folder = folder;
        this.checksums = checksums;
    }

    /** All bytes of one file. */
    byte[] file(String name, long mostBytes) throws ModelImportException {
        long bytes = size(name);
        if (bytes > mostBytes) {
            throw new ModelImportException(name + " has " + bytes + " bytes, expected at most " + mostBytes);
        }
        byte[] contents = new byte[Math.toIntExact(bytes)];
        read(name, contents, 0, contents.length);
        return contents;
    }

    /**
     * The shards of one group, end to end.
     *
     * @param paths as the manifest has them
     * @param expectedBytes of all together, which its weights need
     */
    byte[] group(List<TfjsJson> paths, long expectedBytes) throws ModelImportException {
        List<String> names = new ArrayList<>(paths.size());
        for (TfjsJson path : paths) {
            String name = path.text();
            if (!NAME.matcher(name).matches()) {
                throw new ModelImportException(
                        path.where() + " is \"" + TfjsJson.forPeople(name) + "\", expected a plain file name");
            }
            names.add(name);
        }
        long[] sizes = sizes(names, expectedBytes);
        byte[] contents = new byte[Math.toIntExact(expectedBytes)];
        int from = 0;
        for (int i = 0; i < sizes.length; i++) {
            read(names.get(i), contents, from, Math.toIntExact(sizes[i]));
            from += Math.toIntExact(sizes[i]);
        }
        return contents;
    }

    /** The converter cuts a group into shards of equal size with the rest in the last one. */
    private long[] sizes(List<String> names, long expectedBytes) throws ModelImportException {
        long[] sizes = new long[names.size()];
        long total = 0;
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = size(names.get(i));
            total += sizes[i];
        }
        for (int i = 0; i < sizes.length; i++) {
            boolean last = i == sizes.length - 1;
            if (last ? sizes[i] > sizes[0] : sizes[i] != sizes[0]) {
                throw new ModelImportException(names.get(i) + " has " + sizes[i] + " bytes, expected "
                        + (last ? "at most " : "") + sizes[0] + " like " + names.getFirst()
                        + ": incomplete, or exchanged with another");
            }
        }
        if (total != expectedBytes) {
            String which =
                    names.size() == 1 ? names.getFirst() + " has " : names.getLast() + " and those before it have ";
            throw new ModelImportException(which + total + " bytes, but the weightsManifest needs " + expectedBytes
                    + ": " + (total < expectedBytes ? "incomplete" : "too long"));
        }
        return sizes;
    }

    private long size(String name) throws ModelImportException {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                throw new ModelImportException(name + " is missing in " + folder);
            }
            if (!Files.isRegularFile(file)) {
                throw new ModelImportException(name + " in " + folder + " is no regular file");
            }
            return Files.size(file);
        } catch (IOException e) {
            throw new ModelImportException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void read(String name, byte[] into, int from, int bytes) throws ModelImportException {
        try (InputStream stream = Files.newInputStream(folder.resolve(name))) {
            int read = stream.readNBytes(into, from, bytes);
            if (read < bytes || stream.read() >= 0) {
                throw new ModelImportException(name + " changed its length while it was read");
            }
        } catch (IOException e) {
            throw new ModelImportException(name + " cannot be read: " + e.getMessage(), e);
        }
        checksums.require(name, into, from, bytes);
    }
}
