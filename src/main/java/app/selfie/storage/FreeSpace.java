package app.selfie.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How much room the server's disks have left. A database on a full disk closes itself, and then nothing works for anybody;
 * so a reserve is left to it, and pictures and models, which are what fills disks, are refused first. Thread-safe.
 */
@Component
public class FreeSpace {

    private static final Logger LOG = LoggerFactory.getLogger(FreeSpace.class);
    private static final int MEGABYTE_BITS = 20;

    private final List<Path> folders;
    private final long reserveBytes;
    private final AtomicBoolean scarce = new AtomicBoolean();

    @Autowired
    FreeSpace(StorageProperties settings, @Value("${selfie.data-folder}") Path dataFolder, ObjectStore made) {
        this(
                made instanceof FolderStore ? List.of(dataFolder, settings.folder()) : List.of(dataFolder),
                settings.reserve().toBytes());
    }

    /**
     * The reserve of each folder's disk.
     *
     * @param folders that are there
     * @param reserveBytes what is left free, 0 or more
     */
    FreeSpace(List<Path> folders, long reserveBytes) {
        this.folders = folders;
        this.reserveBytes = reserveBytes;
    }

    /** Whether the reserve is still free when so many bytes more are written. */
    boolean hasRoom(long bytes) {
        long free = usable();
        boolean isScarce = free < reserveBytes;
        if (isScarce && scarce.compareAndSet(false, true)) {
            LOG.error(
                    "Only {} MB are free in {}: no pictures are kept and no models downloaded any more, so that the "
                            + "database has room to write. Free some space; selfie.storage.reserve is {} MB",
                    free >> MEGABYTE_BITS,
                    folders,
                    reserveBytes >> MEGABYTE_BITS);
        } else if (!isScarce && scarce.compareAndSet(true, false)) {
            LOG.info("{} MB are free again: pictures are kept as before", free >> MEGABYTE_BITS);
        }
        return free - bytes >= reserveBytes;
    }

    /**
     * Bytes that may still be written in a folder so that the reserve of its disk stays free; 0 where it is touched already.
     *
     * @param folder need not be there yet
     */
    public long roomIn(Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return Math.max(0, usable(there) - reserveBytes);
    }

    /** Bytes that may still be written on the fullest disk so that its reserve stays free; 0 where it is touched already. */
    long room() {
        return Math.max(0, usable() - reserveBytes);
    }

    /** So that whoever runs the server reads about it before people meet it, and after it is over. */
    @Scheduled(initialDelay = 0, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void watch() {
        boolean _ = hasRoom(0);
    }

    private long usable() {
        long least = Long.MAX_VALUE;
        for (Path folder : folders) {
            least = Math.min(least, usable(folder));
        }
        return least;
    }

    private static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("the free space of " + folder + " cannot be asked", e);
        }
    }
}
