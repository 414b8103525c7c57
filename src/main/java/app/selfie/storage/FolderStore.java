package app.selfie.storage;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import app.selfie.startup.OwnerOnly;
import app.selfie.startup.StartupException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Objects as files, {@code <root>/<first three digits of the id>/<id>}: 4,096 folders, so that none gets so large that
 * it is slow. A file is written elsewhere, forced to the disk and renamed, so under its name it is whole or not there.
 * Names are made of UUIDs only; nothing that anybody types gets into a path.
 */
final class FolderStore implements ObjectStore {

    private static final int SHARD_DIGITS = 3;

    private final Path root;
    private final Path arriving;
    private final boolean foldersCanBeForced;

    /** Shards whose own entry in the root this process has forced to the disk. */
    private final Set<Path> lastingShards = ConcurrentHashMap.newKeySet();

    /**
     * A store in {@code root}, which is made if it is not there, and closed to everybody but its owner.
     *
     * @throws StartupException if nothing can be written there
     */
    FolderStore(Path root) {
        this.root = root;
        this.arriving = root.resolve("arriving");
        this.foldersCanBeForced =
                root.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            Files.createDirectories(arriving);
            OwnerOnly.tighten(root);
            probe();
            force(root);
        } catch (IOException e) {
            throw new StartupException(
                    "selfie.storage.folder: expected a folder for pictures that can be written at " + root + ", found "
                            + e + ".",
                    "Give this user the right to write there and some free space, or name another folder.",
                    e);
        }
    }

    /** Better now than at the first picture that somebody wants to keep. */
    private void probe() throws IOException {
        Path probe = Files.createTempFile(arriving, "start-", ".probe");
        Files.delete(probe);
    }

    @Override
    public void expectWritable() {
        try {
            probe();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can be written in " + arriving, e);
        }
    }

    @Override
    public void put(ObjectId id, byte[] bytes) {
        Path unfinished = arriving.resolve(id.toString());
        Path shard = shardOf(id);
        try {
            write(unfinished, bytes);
            makeLasting(shard);
            Files.move(unfinished, pathOf(id), ATOMIC_MOVE);
            force(shard);
        } catch (IOException e) {
            deleteAfter(e, unfinished);
            throw new UncheckedIOException("object " + id + " of " + bytes.length + " bytes was not stored", e);
        }
    }

    private static void write(Path path, byte[] bytes) throws IOException {
        try (FileChannel file = FileChannel.open(path, CREATE_NEW, WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                file.write(rest);
            }
            file.force(true);
        }
    }

    private void makeLasting(Path shard) throws IOException {
        if (!lastingShards.contains(shard)) {
            Files.createDirectories(shard);
            force(root);
            lastingShards.add(shard);
        }
    }

    /** Windows opens no folders, and needs not: NTFS keeps a journal of names. */
    private void force(Path folder) throws IOException {
        if (foldersCanBeForced) {
            try (FileChannel channel = FileChannel.open(folder, READ)) {
                channel.force(true);
            }
        }
    }

    private static void deleteAfter(IOException failure, Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            failure.addSuppressed(e); // clearUnfinished will find it
        }
    }

    @Override
    public Optional<StoredBytes> open(ObjectId id) {
        try {
            FileChannel file = FileChannel.open(pathOf(id), READ);
            try {
                InputStream stream = Channels.newInputStream(file);
                return Optional.of(new StoredBytes(file.size(), stream));
            } catch (IOException e) {
                file.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("object " + id + " cannot be read", e);
        }
    }

    @Override
    public OptionalLong length(ObjectId id) {
        try {
            return OptionalLong.of(Files.size(pathOf(id)));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("object " + id + " cannot be read", e);
        }
    }

    @Override
    public void delete(Collection<ObjectId> ids) {
        for (ObjectId id : ids) {
            try {
                Files.deleteIfExists(pathOf(id));
            } catch (IOException e) {
                throw new UncheckedIOException("object " + id + " was not deleted", e);
            }
        }
    }

    @Override
    public void list(Predicate<Listed> each) {
        try (DirectoryStream<Path> shards = Files.newDirectoryStream(root, "?".repeat(SHARD_DIGITS))) {
            boolean more = true;
            for (Iterator<Path> folders = shards.iterator(); more && folders.hasNext(); ) {
                more = listShard(folders.next(), each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the objects in " + root + " cannot be listed", e);
        }
    }

    private boolean listShard(Path shard, Predicate<Listed> each) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(shard)) {
            for (Path file : files) {
                Optional<ObjectId> id = idOf(file);
                Optional<Instant> storedAt = id.isPresent() ? timeOf(file) : Optional.empty();
                if (storedAt.isPresent() && !each.test(new Listed(id.get(), storedAt.get()))) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public void clearUnfinished(Instant before) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(arriving)) {
            for (Path file : files) {
                if (timeOf(file).filter(time -> time.isBefore(before)).isPresent()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("unfinished objects in " + arriving + " cannot be cleared", e);
        }
    }

    private static Optional<Instant> timeOf(Path file) throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Empty for files that are not the store's own. */
    private Optional<ObjectId> idOf(Path file) {
        try {
            ObjectId id = new ObjectId(UUID.fromString(file.getFileName().toString()));
            return pathOf(id).equals(file) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Path pathOf(ObjectId id) {
        return shardOf(id).resolve(id.toString());
    }

    private Path shardOf(ObjectId id) {
        return root.resolve(id.toString().substring(0, SHARD_DIGITS));
    }
}
