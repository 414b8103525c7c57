package app.selfie.models;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is not whole yet, and beside it what the server knew its version by. Links are never followed: they are
 * replaced.
 */
final class PartFile {

    private static final int MAX_VALIDATOR = 200;

    private PartFile() {}

    /** Bytes that are there; 0 if it is no regular file. */
    static long length(Path part) {
        try {
            return Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS) ? Files.size(part) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static Path validatorFile(Path part) {
        return part.resolveSibling(part.getFileName() + ".version");
    }

    /** What the server knew the part's file by; empty if nothing was kept. */
    static String validator(Path part) {
        try {
            return usable(Files.readString(validatorFile(part), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return "";
        }
    }

    /** The validator itself if it can be sent back in a header, else nothing. */
    static String usable(String validator) {
        boolean plain = validator.chars().allMatch(c -> c >= ' ' && c < 127);
        return plain && validator.length() <= MAX_VALIDATOR ? validator : "";
    }

    /** A new, empty part. Caller closes. */
    static FileChannel begin(Path part, String validator) throws IOException {
        delete(part);
        Files.writeString(
                validatorFile(part),
                validator,
                StandardCharsets.ISO_8859_1,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE_NEW);
        return FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }

    /** The part, to be written on from {@code length}. Caller closes. */
    static FileChannel goOn(Path part, long length) throws IOException {
        FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        return channel.position(length);
    }

    static void delete(Path part) throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(validatorFile(part));
    }

    /** The part is whole: gives it its name. */
    static void finish(Path part, Path target) throws IOException {
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        delete(part);
    }
}
