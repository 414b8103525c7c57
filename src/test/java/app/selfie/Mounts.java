package app.selfie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tests that mount something. That takes a right (CAP_SYS_ADMIN), which containers, those of CI among them, do not give even
 * to root: asking for it there would fail on machines with which nothing is wrong, so such tests are skipped. Who has the
 * right can mount, and where CI has it these tests are not skipped in silence.
 */
public final class Mounts {

    private static final int CAP_SYS_ADMIN = 21;

    private Mounts() {}

    /**
     * Ends the running test as skipped where mounting failed; where CI has the right to, as failed.
     *
     * @param succeeded whether what needs the right could be done
     * @param what for people
     */
    public static void orSkip(boolean succeeded, String what) throws IOException {
        if (Boolean.parseBoolean(System.getenv("CI")) && hasRight()) {
            assertThat(succeeded).as(what + ", with the right to mount").isTrue();
        }
        assumeTrue(succeeded, what + ": whoever runs this may not mount");
    }

    /** What the kernel says of this process; nobody else than Linux has such rights. */
    private static boolean hasRight() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.isReadable(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("CapEff:"))
                        .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                        .anyMatch(rights -> (rights >> CAP_SYS_ADMIN & 1) == 1);
    }
}
