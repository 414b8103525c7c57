package app.selfie.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** On a real disk of 8 MB. */
@ExtendWith(OutputCaptureExtension.class)
class FreeSpaceTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path plenty;

    @TempDir
    private Path folder;

    private SmallDisk disk;

    @BeforeEach
    void mounts() throws Exception {
        disk = SmallDisk.mount(folder, 8);
    }

    @AfterEach
    void unmounts() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void leavesTheReserve() throws Exception {
        FreeSpace space = new FreeSpace(List.of(folder), 3 * MEGABYTE);

        assertThat(space.hasRoom(4 * MEGABYTE)).isTrue();
        assertThat(space.hasRoom(6 * MEGABYTE)).isFalse();

        Path filling = disk.fillBut(2 * MEGABYTE);
        assertThat(space.hasRoom(0)).isFalse();

        Files.delete(filling);
        assertThat(space.hasRoom(0)).isTrue();
    }

    @Test
    void looksAtEveryDisk() {
        assertThat(new FreeSpace(List.of(plenty, folder), 9 * MEGABYTE).hasRoom(0))
                .isFalse();
        assertThat(new FreeSpace(List.of(plenty), 9 * MEGABYTE).hasRoom(0)).isTrue();
    }

    @Test
    void tellsHowMuchMayBeWrittenIntoAFolderThatIsNotThereYet() throws Exception {
        FreeSpace space = new FreeSpace(List.of(plenty), 3 * MEGABYTE);
        Path models = folder.resolve("models").resolve("resnet");

        assertThat(space.roomIn(models)).isEqualTo(5 * MEGABYTE);

        disk.fillBut(2 * MEGABYTE);
        assertThat(space.roomIn(models)).isZero();
    }

    @Test
    void saysOnceThatItIsScarceAndOnceThatItIsOver(CapturedOutput output) throws Exception {
        FreeSpace space = new FreeSpace(List.of(folder), 3 * MEGABYTE);
        space.watch();
        assertThat(output).doesNotContain("are free");

        Path filling = disk.fillBut(2 * MEGABYTE);
        space.watch();
        space.watch();

        assertThat(output)
                .containsOnlyOnce(
                        "Only 2 MB are free in [" + folder + "]: no pictures are kept and no models downloaded")
                .contains("Free some space; selfie.storage.reserve is 3 MB");

        Files.delete(filling);
        space.watch();
        space.watch();

        assertThat(output).containsOnlyOnce("8 MB are free again: pictures are kept as before");
    }
}
