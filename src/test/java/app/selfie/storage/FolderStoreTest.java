package app.selfie.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.selfie.startup.StartupException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends ObjectStoreContract {

    @TempDir
    private Path parent;

    private Path root;
    private FolderStore store;

    @BeforeEach
    void opens() {
        root = parent.resolve("not/there/yet");
        store = new FolderStore(root);
    }

    @Override
    ObjectStore store() {
        return store;
    }

    @Test
    void putsAnObjectIntoTheFolderOfItsFirstDigits() {
        ObjectId id = put(bytes(10, 1));

        assertThat(root.resolve(id.toString().substring(0, 3)).resolve(id.toString()))
                .hasBinaryContent(bytes(10, 1));
    }

    @Test
    void hasEverythingWhenItIsOpenedAgain() {
        ObjectId id = put(bytes(10, 1));

        FolderStore again = new FolderStore(root);

        assertThat(again.open(id).orElseThrow().readAll()).isEqualTo(bytes(10, 1));
    }

    @Test
    void leavesNothingBehindOfWhatItCannotStore() throws Exception {
        ObjectId id = ObjectId.random();
        Files.createFile(root.resolve(id.toString().substring(0, 3))); // where the folder should be

        assertThatThrownBy(() -> store.put(id, bytes(10, 1)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(id.toString());
        assertThat(root.resolve("arriving")).isEmptyDirectory();
        Files.delete(root.resolve(id.toString().substring(0, 3)));
    }

    @Test
    void clearsUnfinishedFilesThatAreOldEnough() throws Exception {
        Path old = Files.createFile(
                root.resolve("arriving").resolve(ObjectId.random().toString()));
        Path young = Files.createFile(
                root.resolve("arriving").resolve(ObjectId.random().toString()));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(100)));

        store.clearUnfinished(Instant.now().minusSeconds(50));

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void listsNeitherStrangersNorUnfinishedFiles() throws Exception {
        Files.createFile(root.resolve("arriving").resolve(ObjectId.random().toString()));
        ObjectId id = put(bytes(10, 1));
        Path shard = root.resolve(id.toString().substring(0, 3));
        Files.createFile(shard.resolve("1-1-1-1-1")); // a UUID to Java
        Files.createFile(shard.resolve(".DS_Store"));

        assertThat(listed())
                .singleElement()
                .satisfies(listed -> assertThat(listed.id()).isEqualTo(id));
    }

    @Test
    void saysWhichFolderCannotBe() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> new FolderStore(file.resolve("below")))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(file.toString());
    }
}
