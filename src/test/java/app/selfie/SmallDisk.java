package app.selfie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real disk of a few megabytes, which gets full; whoever mounts it closes it. See {@link Mounts}. */
public final class SmallDisk implements AutoCloseable {

    private static final int MEGABYTE = 1 << 20;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /**
     * A new, empty disk.
     *
     * @param folder is there, and is the disk from here on
     */
    public static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
        boolean mounted;
        try {
            mounted = new ProcessBuilder(
                                    "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString())
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) { // no such program
            mounted = false;
        }
        Mounts.orSkip(mounted, "a disk of " + megabytes + " MB");
        return new SmallDisk(folder);
    }

    /** A file that leaves so many bytes free. */
    public Path fillBut(long bytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        return Files.write(folder.resolve("filling"), new byte[Math.toIntExact(Math.max(0, free - bytes))]);
    }

    /** A file that leaves nothing free. */
    public Path fill() throws IOException {
        Path file = folder.resolve("filling to the brim");
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] block = new byte[MEGABYTE / 256];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            return file; // the disk is full
        }
    }

    @Override
    public void close() throws IOException {
        assertThat(new ProcessBuilder("umount", folder.toString())
                        .start()
                        .onExit()
                        .join()
                        .exitValue())
                .isZero();
    }
}
