package app.selfie.models;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Gets a whole model: its description, the files of weights that the description names, each checked; then all of it
 * takes its place at once. Files that are whole stay aside when a download ends early, and are not fetched again the next time.
 * For one thread; an interrupt ends it.
 */
final class ModelFetch {

    /** How far it is. */
    interface Progress {
        void at(long bytesDone, long bytesTotal);
    }

    private static final long MAX_JSON_BYTES = 1 << 20;

    /** Between two looks at the disk, which others fill at the same time. */
    private static final long UNWATCHED_BYTES = 64 << 10;

    private final Release release;
    private final URI baseAddress;
    private final ModelFolder folder;
    private final FileFetch files;
    private final LongSupplier room;
    private final Progress progress;
    private long doneBytes;
    private long totalBytes;
    private long lookedAtBytes;

    /** @param room bytes that may still be written on the folder's disk */
    ModelFetch(
            Release release,
            URI baseAddress,
            ModelFolder folder,
            FileFetch files,
            LongSupplier room,
            Progress progress) {
        this.release = release;
        this.baseAddress = baseAddress;
        this.folder = folder;
        this.files = files;
        this.room = room;
        this.progress = progress;
        this.totalBytes = release.bytes();
    }

    /** A client that follows nothing by itself. Caller closes. */
    static HttpClient newClient(ModelProperties properties) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.connectTimeout())
                .build();
    }

    /** Leaves the whole model in its folder, or nothing new there. */
    void run() throws DownloadException, InterruptedException {
        try {
            Path incoming = folder.prepare(release.variant());
            try (FileChannel channel = FileChannel.open(
                            folder.lockFile(),
                            StandardOpenOption.WRITE,
                            StandardOpenOption.CREATE,
                            LinkOption.NOFOLLOW_LINKS);
                    FileLock _ = lock(channel)) {
                deleteUnfinished(incoming);
                expectRoom(bytesIn(incoming));
                fetchInto(incoming);
                folder.install(incoming);
            }
        } catch (IOException e) {
            throw new DownloadException(DownloadProblem.CANNOT_WRITE, folder.path() + " cannot be written: " + e, e);
        }
    }

    private FileLock lock(FileChannel channel) throws IOException, DownloadException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new DownloadException(DownloadProblem.BUSY_ELSEWHERE, folder.lockFile() + " is held by a process");
        }
        return lock;
    }

    private void fetchInto(Path incoming) throws DownloadException, InterruptedException, IOException {
        Path json = fetchDescription(incoming);
        ShardList shards = ShardList.of(Files.readAllBytes(json), release.mostBytes());
        doneBytes = Files.size(json);
        totalBytes = doneBytes + shards.bytes();
        expectRoom(bytesIn(incoming));
        long left = shards.bytes();
        for (String name : shards.names()) {
            Path shard = incoming.resolve(name);
            fetchChecked(name, shard, left);
            left -= Files.size(shard);
            doneBytes = totalBytes - left;
            grown(doneBytes);
        }
        if (left != 0) {
            deleteAll(incoming);
            throw new DownloadException(
                    DownloadProblem.WRONG_SIZE,
                    address(release.json()) + " promises " + shards.bytes() + " bytes of weights, found "
                            + (shards.bytes() - left));
        }
        List<String> names = new ArrayList<>(List.of(release.json()));
        names.addAll(shards.names());
        deleteAllBut(incoming, names.stream().map(incoming::resolve).toList());
        record(incoming, names);
    }

    private void grown(long done) throws DownloadException {
        if (Math.abs(done - lookedAtBytes) >= UNWATCHED_BYTES) { // a file that is tried again is short again
            lookedAtBytes = done;
            expectRoom(done);
        }
        progress.at(done, totalBytes);
    }

    /** Looks whether all that is still to be written leaves free what is to be left free. */
    private void expectRoom(long done) throws DownloadException {
        long needed = totalBytes - done;
        long free = room.getAsLong();
        if (needed > free) {
            throw new DownloadException(
                    DownloadProblem.NO_SPACE,
                    "the model needs " + needed + " more bytes in " + folder.path() + ", and " + free
                            + " may be written before selfie.storage.reserve is touched");
        }
    }

    private static long bytesIn(Path incoming) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> arrived = Files.newDirectoryStream(incoming)) {
            for (Path file : arrived) {
                bytes += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
            }
        }
        return bytes;
    }

    /** The description is small and always fetched: what is left of other weights than it names is of no use. */
    private Path fetchDescription(Path incoming) throws DownloadException, InterruptedException, IOException {
        Path json = incoming.resolve(release.json());
        String before =
                Files.isRegularFile(json, LinkOption.NOFOLLOW_LINKS) ? new ExpectedHash.Sha256("").of(json) : "";
        Files.deleteIfExists(json);
        fetchChecked(release.json(), json, MAX_JSON_BYTES);
        if (!new ExpectedHash.Sha256("").of(json).equals(before)) {
            deleteAllBut(incoming, List.of(json));
        }
        return json;
    }

    private void fetchChecked(String name, Path target, long most)
            throws DownloadException, InterruptedException, IOException {
        ExpectedHash pin = release.pins().get(name);
        if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            if (pin == null ? Files.size(target) <= most : pin.of(target).equals(pin.hex())) {
                return; // an earlier try brought it
            }
            Files.delete(target);
        }
        long before = doneBytes;
        files.fetch(address(name), target, most, length -> grown(before + length));
        String found = pin == null ? "" : pin.of(target);
        if (pin != null && !found.equals(pin.hex())) {
            Files.delete(target);
            throw new DownloadException(
                    DownloadProblem.WRONG_CONTENT,
                    address(name) + " has the hash " + found + ", expected " + pin.hex());
        }
    }

    /** Nobody gives hashes of these files: those of the first download are kept, and later ones must be the same. */
    private void record(Path incoming, List<String> names) throws DownloadException, IOException {
        HashRecord now = HashRecord.of(incoming, names);
        Optional<HashRecord> first = HashRecord.read(folder.path(), release.variant());
        if (first.isPresent() && !first.get().agreesWith(now)) {
            deleteAll(incoming);
            throw new DownloadException(
                    DownloadProblem.WRONG_CONTENT,
                    "the files under " + address("") + " are others than those of the first download, recorded in "
                            + folder.path().resolve(release.variant().word() + ".sha256")
                            + "; delete that file to accept them");
        }
        now.write(incoming, release.variant());
    }

    private URI address(String name) {
        return baseAddress.resolve(release.path() + name);
    }

    /** What a process left that was killed. */
    private static void deleteUnfinished(Path incoming) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming, "*" + FileFetch.UNFINISHED)) {
            for (Path file : files) {
                ModelFolder.delete(file);
            }
        }
    }

    private static void deleteAll(Path incoming) throws IOException {
        deleteAllBut(incoming, List.of());
    }

    private static void deleteAllBut(Path incoming, List<Path> kept) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming)) {
            for (Path file : files) {
                if (!kept.contains(file)) {
                    ModelFolder.delete(file);
                }
            }
        }
    }
}
