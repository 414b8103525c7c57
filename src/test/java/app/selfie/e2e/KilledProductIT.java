package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a product leaves behind that is killed, again and again, where it may write into its data folder only: the rest of
 * the disk is read-only, no program may be run from the temporary folder, and there is no home.
 */
class KilledProductIT {

    /** In a mount namespace of its own, so that nobody else sees any of it. {@code exec}: the process is Java itself. */
    private static final String SCRIPT = """
            set -e
            mount --make-rprivate /
            mount --bind "$1" "$1"
            mount --bind "$2" "$2"
            mount -o remount,bind,noexec "$2"
            mount -o remount,bind,ro /
            shift 2
            exec "$@"
            """;

    /** A picture that was on its way in. */
    private static final int SPOOLED_BYTES = 4 << 20;

    /** A new database has some 220 kB; more than one left picture would be more than this. */
    private static final long MAX_BYTES = 2 << 20;

    @TempDir
    private Path folder;

    @Test
    void leavesNothingOutsideItsDataFolderAndOneRunInIt() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        Mounts.orSkip(mayUnshare(), "a disk that may only be read");
        List<Long> sizes = new ArrayList<>();

        for (int kills = 1; kills <= 3; kills++) {
            try (LaunchedProduct product = LaunchedProduct.launch(folder, confined(data, temporary))) {
                product.awaitStart();
                Files.write(onlyRun(data).resolve("uploads").resolve("spool-" + kills), new byte[SPOOLED_BYTES]);
                product.kill();
            }
            assertThat(files(temporary)).isEmpty();
            assertThat(files(data.resolve("tmp")))
                    .extracting(path -> path.getFileName().toString())
                    .filteredOn(name -> name.startsWith("spool-"))
                    .containsExactly("spool-" + kills);
            assertThat(bytes(files(data)) - bytes(files(data.resolve("tmp").resolve("native"))))
                    .as("bytes beside the native libraries after %d kills", kills)
                    .isBetween((long) SPOOLED_BYTES, SPOOLED_BYTES + MAX_BYTES);
            sizes.add(bytes(files(data)));
        }
        assertThat(sizes.getLast()).as("of %s bytes in all", sizes).isLessThan(sizes.getFirst() + MAX_BYTES);
    }

    private static Path onlyRun(Path data) {
        try (Stream<Path> entries = Files.list(data.resolve("tmp"))) {
            List<Path> runs = entries.filter(Files::isDirectory)
                    .filter(path -> path.getFileName().toString().startsWith("run-"))
                    .toList();
            assertThat(runs).hasSize(1);
            return runs.getFirst();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long bytes(List<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static List<String> confined(Path data, Path temporary) {
        List<String> command = new ArrayList<>(
                List.of("unshare", "--mount", "sh", "-c", SCRIPT, "sh", data.toString(), temporary.toString()));
        // Java's own record for its tools would lie in /tmp whatever the settings say.
        command.addAll(LaunchedProduct.command(
                List.of("-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary, "-Duser.home=/nowhere"), data));
        return command;
    }

    private static boolean mayUnshare() throws IOException, InterruptedException {
        return new ProcessBuilder(
                                "unshare",
                                "--mount",
                                "sh",
                                "-c",
                                "mount --make-rprivate / && mount -o remount,bind,ro /")
                        .redirectErrorStream(true)
                        .start()
                        .waitFor()
                == 0;
    }
}
