package app.selfie.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged product as the README's "A quicker start" makes it: its libraries beside it and its classes in a cache. The
 * check starts it some sixty times, each in a third of the time.
 */
final class InstalledProduct {

    private static final int LIMIT_S = 300;

    private InstalledProduct() {}

    /** How Java is called to run it, up to the product's own settings. Made where it is missing or older than the package. */
    static List<String> command(List<String> options) {
        Path packaged = packaged();
        try {
            return isOneFile(packaged) ? installed(packaged, options) : command(options, packaged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Likewise for the one file that the build makes, as it is. */
    static List<String> commandOfOneFile() {
        return command(List.of(), packaged());
    }

    private static Path packaged() {
        String jar = System.getProperty("selfie.jar");
        if (jar == null) {
            throw new IllegalStateException("the system property selfie.jar must name the packaged product");
        }
        return Path.of(jar);
    }

    private static boolean isOneFile(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry("BOOT-INF/") != null;
        }
    }

    private static List<String> installed(Path packaged, List<String> options) throws IOException {
        Path folder = packaged.resolveSibling("installed");
        Path jar = folder.resolve(packaged.getFileName());
        Path cache = folder.resolve("classes.aot");
        Path lock = packaged.resolveSibling("installed.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) { // several processes run tests
            if (!Files.exists(cache)
                    || Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(packaged)) < 0) {
                FileSystemUtils.deleteRecursively(folder);
                run(command(List.of("-Djarmode=tools"), packaged, "extract", "--destination", folder.toString()));
                run(command(
                        List.of("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh"),
                        jar,
                        "--selfie.data-folder=" + folder.resolve("data")));
                FileSystemUtils.deleteRecursively(folder.resolve("data"));
            }
        }
        List<String> all = new ArrayList<>(List.of("-XX:AOTCache=" + cache));
        all.addAll(options);
        return command(all, jar);
    }

    private static List<String> command(List<String> options, Path jar, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void run(List<String> command) throws IOException {
        Path log = Files.createTempFile("installing-", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + " failed: " + Files.readString(log, UTF_8));
            }
            Files.delete(log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while installing", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
