package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The product's image, and processes of it as an engine would start them: with the image's own files, entry, environment and user,
 * on a root file system that cannot be written. The network is this machine's.
 */
final class ContainerImage {

    private static final int BUILD_LIMIT_S = 300;

    private final Path folder;
    private final JsonNode configuration;
    private final long bytes;

    private ContainerImage(Path folder, JsonNode configuration, long bytes) {
        this.folder = folder;
        this.configuration = configuration;
        this.bytes = bytes;
    }

    /**
     * Builds the image from the classes that are compiled, over a base of this machine, and unpacks it.
     *
     * @param folder empty
     */
    static ContainerImage build(Path folder) throws IOException, InterruptedException {
        Path base = folder.resolve("base.tar");
        Path tar = folder.resolve("image.tar");
        run(
                folder,
                "base",
                List.of(Path.of("src/deploy/image/base").toAbsolutePath().toString(), base.toString()));
        run(
                folder,
                "image",
                List.of(
                        Path.of("mvnw").toAbsolutePath().toString(),
                        "-B",
                        "-ntp",
                        "-q",
                        "-Pimage",
                        "-Dimage.base=tar://" + base,
                        "-Dimage.tar=" + tar,
                        "-Dimage.onnx=" + folder.resolve("onnxruntime"),
                        "dependency:unpack@image-onnx",
                        "jib:buildTar@image"));
        Files.delete(base);
        Path layers = Files.createDirectories(folder.resolve("layers"));
        run(folder, "unpack", List.of("tar", "--extract", "--file", tar.toString(), "--directory", layers.toString()));
        long bytes = Files.size(tar);
        Files.delete(tar);
        ObjectMapper json = new ObjectMapper();
        JsonNode image = json.readTree(layers.resolve("manifest.json").toFile()).get(0);
        Path root = Files.createDirectories(folder.resolve("root"));
        for (JsonNode layer : image.path("Layers")) {
            Path file = layers.resolve(layer.stringValue());
            run(
                    folder,
                    "layer",
                    List.of("tar", "--extract", "--file", file.toString(), "--directory", root.toString()));
            Files.delete(file);
        }
        JsonNode configuration = json.readTree(
                        layers.resolve(image.path("Config").stringValue()).toFile())
                .path("config");
        return new ContainerImage(folder, configuration, bytes);
    }

    private static void run(Path folder, String name, List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        boolean ended = process.waitFor(BUILD_LIMIT_S, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as("%s: %s", command, Files.readString(log))
                .isTrue();
    }

    /** What an engine is told: entry, environment, user, volumes. */
    JsonNode configuration() {
        return configuration;
    }

    /** Of the tar file, whose layers are compressed. */
    long bytes() {
        return bytes;
    }

    /** Where its files lie, unpacked. */
    Path root() {
        return folder.resolve("root");
    }

    /** Whether processes can be started here as an engine would; otherwise the test ends as skipped. */
    void expectRunnable() throws IOException, InterruptedException {
        boolean can = Files.isExecutable(Path.of("/usr/bin/unshare"))
                && new ProcessBuilder("/usr/bin/unshare", "--mount", "true")
                                .redirectErrorStream(true)
                                .start()
                                .waitFor()
                        == 0;
        Mounts.orSkip(can, "a container of its own mounts");
    }

    /** Its entry. */
    ProcessBuilder entry(Path data, List<String> environment) {
        List<String> entry = new ArrayList<>();
        configuration.path("Entrypoint").forEach(word -> entry.add(word.stringValue()));
        return process(data, environment, entry);
    }

    /** Some command in it, with the image's own environment and user. */
    ProcessBuilder process(Path data, List<String> environment, List<String> command) {
        String script = """
                set -e
                root=$1 data=$2
                shift 2
                mount --bind "$root" "$root"
                mount -t proc proc "$root/proc"
                mount --rbind /dev "$root/dev"
                mount -t tmpfs -o noexec,nosuid,mode=1777 tmpfs "$root/tmp"
                mount --bind "$data" "$root/data"
                mount -o remount,bind,ro "$root"
                exec "$@"
                """;
        List<String> all = new ArrayList<>(
                List.of("/usr/bin/unshare", "--mount", "--propagation", "private", "/bin/sh", "-c", script, "sh"));
        all.addAll(List.of(root().toString(), data.toString(), "/usr/bin/env", "-i"));
        configuration.path("Env").forEach(variable -> all.add(variable.stringValue()));
        all.addAll(environment);
        all.addAll(List.of(
                "/usr/sbin/chroot", "--userspec=" + configuration.path("User").stringValue(), root().toString()));
        all.addAll(command);
        return new ProcessBuilder(all).redirectErrorStream(true);
    }
}
