package app.selfie.models;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One model's folder, and the place beside it in which a download grows until it is whole: inside
 * {@code .incoming}, on the same file system, so that the whole folder arrives in one rename. Links inside the model
 * folder are not followed: nothing is written through one.
 *
 * @param path of the model's own folder
 */
record ModelFolder(Path path) {

    ModelFolder {
        if (path.getParent() == null || path.getFileName() == null) {
            throw new IllegalArgumentException("a model's folder lies in another, found " + path);
        }
    }

    private static final String INCOMING = ".incoming";

    /** What a model's files are like when they were looked at: name to size and time; compared by {@code equals}. */
    record Listing(Map<String, String> files) {}

    private Path root() {
        return Objects.requireNonNull(path.getParent());
    }

    /** Something of this model's in the place beside. */
    private Path beside(String suffix) {
        return root().resolve(INCOMING).resolve(Objects.requireNonNull(path.getFileName()) + suffix);
    }

    /** Where a download of this variant grows; kept over restarts, so that it can be gone on with. */
    Path incoming(FileVariant variant) {
        return beside("-" + variant.word());
    }

    /** Held by the process that downloads this model. */
    Path lockFile() {
        return beside(".lock");
    }

    /** Makes the folder for a download. */
    Path prepare(FileVariant variant) throws IOException {
        Path incoming = incoming(variant);
        Files.createDirectories(root());
        makeReal(root().resolve(INCOMING));
        makeReal(incoming);
        return incoming;
    }

    private static void makeReal(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder); // refuses a link, and whatever else is in the way
        }
    }

    /** Puts a whole download in the place of what was there before; until then that stays. */
    void install(Path incoming) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming)) {
            for (Path file : files) {
                try (FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                    channel.force(true);
                }
            }
        }
        Path before = beside("-before");
        delete(before);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(path, before, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(incoming, path, StandardCopyOption.ATOMIC_MOVE);
        force(root());
        delete(before);
    }

    /** Writes a folder's entries to the disk, where the system can. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folders, and needs none opened.
        }
    }

    /** Deletes a folder, a link or a file; a link's target stays. */
    static void delete(Path from) throws IOException {
        if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** What a person would bring by hand, as it is now: the description and the weights, not what this product makes of them. */
    Listing look() {
        Map<String, String> found = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*.{json,bin}")) {
            for (Path file : files) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                found.put(String.valueOf(file.getFileName()), attributes.size() + " " + attributes.lastModifiedTime());
            }
        } catch (IOException | DirectoryIteratorException e) {
            return new Listing(Map.of()); // no folder, or it changes just now
        }
        return new Listing(Map.copyOf(found));
    }

    /** Bytes of the description and the weights; 0 where there are none. */
    long bytes() {
        return look().files().values().stream()
                .mapToLong(file -> Long.parseLong(file.substring(0, file.indexOf(' '))))
                .sum();
    }
}
