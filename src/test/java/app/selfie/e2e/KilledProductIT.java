package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

    @TempDir
    private Path folder;

    @Test
    void leavesNothingOutsideItsDataFolderAndOneRunInIt() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        assumeTrue(mayUnshare(), "whoever runs this may not mount");

        for (int kills = 1; kills <= 3; kills++) {
            try (LaunchedProduct product = LaunchedProduct.launch(folder, confined(data, temporary))) {
                product.awaitStart();
                Files.writeString(onlyRun(data).resolve("uploads").resolve("spool-" + kills), "a face");
                product.kill();
            }
            assertThat(files(temporary)).isEmpty();
            assertThat(files(data.resolve("tmp")))
                    .extracting(path -> path.getFileName().toString())
                    .filteredOn(name -> name.startsWith("spool-"))
                    .containsExactly("spool-" + kills);
        }
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
