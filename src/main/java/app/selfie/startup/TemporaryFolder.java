package app.selfie.startup;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A folder of this run for what nobody needs after it: pictures on their way in, Tomcat's work. A process that is killed
 * cannot clear its own; the next one does. Each run holds a lock, which the operating system drops when the process
 * ends however it ends, so that the folder of another process that lives is left alone.
 */
final class TemporaryFolder implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);

    private static final String RUN = "run-";
    private static final String LOCK = ".lock";

    private final Path path;
    private final FileChannel lock;

    private TemporaryFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Clears what dead runs have left, and makes a folder for this one. The caller closes it, which lets the next run
     * clear it.
     *
     * @throws StartupException if nothing can be written there
     */
    static TemporaryFolder make(Path parent) {
        try {
            Files.createDirectories(parent);
            clear(parent);
            Path run = parent.resolve(RUN + UUID.randomUUID());
            FileChannel channel = FileChannel.open(lockOf(run), CREATE_NEW, WRITE);
            // Without a lock, as on some network drives, the folder is only less protected from other processes.
            if (!tryLock(channel)) {
                LOG.info("{} cannot be locked; other processes should not use the same folder", run);
            }
            for (String part : List.of("uploads", "tomcat", "documents")) { // application.yaml has the same words
                Files.createDirectories(run.resolve(part));
            }
            return new TemporaryFolder(run, channel);
        } catch (IOException e) {
            throw new StartupException(
                    "Nothing can be written in " + parent + ": " + Sentences.first(e),
                    "Give this user the right to write there and some free space, or name other folders with "
                            + "selfie.data-folder and selfie.temporary-folder.",
                    e);
        }
    }

    Path path() {
        return path;
    }

    private static void clear(Path parent) throws IOException {
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(parent, RUN + "*")) {
            for (Path run : runs) {
                if (Files.isDirectory(run) && isDead(run)) {
                    delete(run);
                }
            }
        }
    }

    private static boolean isDead(Path run) {
        if (!Files.exists(lockOf(run))) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(lockOf(run), WRITE)) {
            return tryLock(channel);
        } catch (IOException e) {
            LOG.info("{} is left as it is: {}", run, e.toString());
            return false;
        }
    }

    private static void delete(Path run) {
        try {
            FileSystemUtils.deleteRecursively(run);
            Files.deleteIfExists(lockOf(run));
        } catch (IOException e) { // the next start brings another try
            LOG.warn("{} of an earlier run cannot be deleted: {}", run, e.toString());
        }
    }

    private static boolean tryLock(FileChannel channel) {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) { // another run in this very process
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** Beside the folder, so that it comes before the folder and goes after it. */
    private static Path lockOf(Path run) {
        return run.resolveSibling(run.getFileName() + LOCK);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.debug("The lock of {} did not close", path, e);
        }
    }
}
