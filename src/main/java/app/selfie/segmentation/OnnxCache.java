package app.selfie.segmentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a translated graph beside the files it came from. The file is plain ONNX with one field at its end that ONNX
 * itself does not know and protobuf readers skip: a SHA-256 over the source's fingerprint, the importer's version and
 * the graph's purpose, then a CRC-32C over everything before. What does not fit is translated again and replaced, in one
 * step, so that two processes on one folder never see half a file. A folder that cannot be written to costs a line in
 * the log and nothing else.
 */
final class OnnxCache {

    private static final Logger LOG = LoggerFactory.getLogger(OnnxCache.class);

    /** Protobuf's key of field 2047 with a length (2047 * 8 + 2, as a varint), and the length. */
    private static final byte[] FIELD = {(byte) 0xFA, 0x7F, 36};

    private static final int STAMP_BYTES = 32;
    private static final int TRAILER_BYTES = FIELD.length + STAMP_BYTES + Integer.BYTES;
    /** Twice ResNet50. */
    private static final long MAX_BYTES = 192L << 20;

    private static final String UNFINISHED = ".onnx.part";
    private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

    private OnnxCache() {}

    /** Translates what the cache does not have. */
    interface Translation {
        byte[] onnx() throws ModelImportException;
    }

    /**
     * The graph for a purpose, from the cache or translated now.
     *
     * @param source the model's JSON file; the cached file lies beside it
     * @param purpose part of the cached file's name
     * @param fingerprint of everything that was read
     * @return the ONNX file, possibly with the field at its end
     */
    static byte[] get(Path source, String purpose, String fingerprint, Translation translation)
            throws ModelImportException {
        String name = String.valueOf(source.getFileName()).replaceFirst("\\.json$", "");
        Path file = source.resolveSibling(name + "." + purpose + ".onnx");
        byte[] stamp = ShardChecksums.sha256()
                .digest((fingerprint + "\n" + BodyPixImporter.VERSION + "\n" + purpose)
                        .getBytes(StandardCharsets.UTF_8));
        Optional<byte[]> cached = read(file, stamp);
        if (cached.isPresent()) {
            return cached.get();
        }
        byte[] onnx = translation.onnx();
        write(file, onnx, trailer(onnx, onnx.length, stamp));
        return onnx;
    }

    private static Optional<byte[]> read(Path file, byte[] stamp) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            byte[] contents = Files.readAllBytes(file);
            int end = contents.length - TRAILER_BYTES;
            boolean same = end > 0
                    && Arrays.equals(contents, end, contents.length, trailer(contents, end, stamp), 0, TRAILER_BYTES);
            if (!same) {
                LOG.debug("{} belongs to other files or is damaged; it is made again", file);
            }
            return same ? Optional.of(contents) : Optional.empty();
        } catch (IOException e) {
            LOG.info("{} cannot be read and is made again: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /** @param length of the ONNX file at the array's begin */
    private static byte[] trailer(byte[] onnx, int length, byte[] stamp) {
        CRC32C crc = new CRC32C();
        crc.update(onnx, 0, length);
        crc.update(stamp);
        return ByteBuffer.allocate(TRAILER_BYTES)
                .put(FIELD)
                .put(stamp)
                .putInt((int) crc.getValue())
                .array();
    }

    private static void write(Path file, byte[] onnx, byte[] trailer) {
        try {
            Path folder = file.toAbsolutePath().resolveSibling("");
            removeAbandoned(folder);
            Path unfinished = Files.createTempFile(folder, ".", UNFINISHED);
            try {
                try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                    writeFully(channel, ByteBuffer.wrap(onnx));
                    writeFully(channel, ByteBuffer.wrap(trailer));
                    channel.force(true);
                }
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.info("{} is not kept, and made again next time: {}", file, e.toString());
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** What a process left that was killed while it wrote. */
    private static void removeAbandoned(Path folder) throws IOException {
        Instant limit = Instant.now().minus(ABANDONED_AFTER);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*" + UNFINISHED)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
