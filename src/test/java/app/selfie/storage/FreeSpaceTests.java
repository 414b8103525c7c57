package app.selfie.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real disk of 8 MB. */
class FreeSpaceTests {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path plenty;

    @TempDir
    private Path disk;

    private boolean mounted;

    @BeforeEach
    void mounts() throws Exception {
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .start();
        mounted = mount.waitFor() == 0;
        assumeTrue(mounted, "whoever runs this may not mount a small disk");
    }

    @AfterEach
    void unmounts() throws Exception {
        if (mounted) {
            assertThat(new ProcessBuilder("umount", disk.toString()).start().waitFor())
                    .isZero();
        }
    }

    @Test
    void leavesTheReserve() throws Exception {
        FreeSpace space = new FreeSpace(List.of(disk), 3 * MEGABYTE);

        assertThat(space.hasRoom(4 * MEGABYTE)).isTrue();
        assertThat(space.hasRoom(6 * MEGABYTE)).isFalse();

        Path filling = Files.write(disk.resolve("filling"), new byte[6 * MEGABYTE]);
        assertThat(space.hasRoom(0)).isFalse();

        Files.delete(filling);
        assertThat(space.hasRoom(0)).isTrue();
    }

    @Test
    void looksAtEveryDisk() {
        assertThat(new FreeSpace(List.of(plenty, disk), 9 * MEGABYTE).hasRoom(0))
                .isFalse();
        assertThat(new FreeSpace(List.of(plenty), 9 * MEGABYTE).hasRoom(0)).isTrue();
    }
}
