package app.selfie;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Photographs, a clip, models, and results recorded from other implementations, in a folder that lies beside the project and
 * is no part of it. Where it is missing, the tests that need it are skipped and reported as such.
 */
public final class FixtureFolder {

    private FixtureFolder() {}

    /** Whether there are any; see {@link NeedsFixtures}. */
    static boolean isThere() {
        return folder().isPresent();
    }

    private static Optional<Path> folder() {
        return Stream.of("../shared/fixtures", "../../shared/fixtures")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst();
    }

    /** The folder, absolute; where it is missing, the running test ends as skipped. */
    public static Path orSkip() {
        Optional<Path> folder = folder();
        Assumptions.assumeTrue(folder.isPresent(), "no fixtures beside the project");
        return folder.orElseThrow().toAbsolutePath().normalize();
    }

    /** A file or folder of the fixtures. */
    public static Path resolve(String path) {
        return orSkip().resolve(path);
    }

    /**
     * A folder of files with right answers, which lies beside the fixtures; where it is missing, the running test ends as
     * skipped.
     */
    public static Path casesOrSkip(String name) {
        Optional<Path> cases = Stream.of("../shared/cases", "../../shared/cases")
                .map(path -> Path.of(path, name))
                .filter(Files::isDirectory)
                .findFirst();
        Assumptions.assumeTrue(cases.isPresent(), "no cases beside the project");
        return cases.orElseThrow();
    }
}
