package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine that tests drive. {@code .ci/tools} installs them where it may. */
final class Programs {

    private Programs() {}

    /**
     * Where a program is. The test is skipped where it is not, and fails where {@code CI=true}.
     *
     * @param what for people
     * @param names the first that is found counts: on the {@code PATH}, or among the administrators' programs
     */
    static Path require(String what, String... names) {
        Optional<Path> found = find(names);
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            assertThat(found).as(what + ", which CI must have").isPresent();
        }
        assumeTrue(found.isPresent(), "there is no " + what + " on this machine");
        return found.orElseThrow();
    }

    /** Likewise of a file that a program reads. */
    static void requireFile(String what, Path file) {
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            assertThat(file).as(what + ", which CI must have").exists();
        }
        assumeTrue(Files.exists(file), "there is no " + what + " on this machine");
    }

    private static Optional<Path> find(String... names) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator))
                        .map(folder -> Path.of(folder).resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
