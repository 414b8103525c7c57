package app.load;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server on this machine, in a process of its own with a data folder of its own. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param options more of the product's settings, as on its command line */
    static ServerProcess start(String... options) throws IOException {
        return start(Files.createTempDirectory("selfie-load"), List.of(), List.of("-Xmx768m"), List.of(options));
    }

    /** With the product's own memory settings: none. @param java options of the Java that runs it */
    static ServerProcess startWith(List<String> java) throws IOException {
        return start(Files.createTempDirectory("selfie-load"), List.of(), java, List.of());
    }

    /** In a control group, whose limits Java finds by itself. */
    static ServerProcess startIn(Path controlGroup) throws IOException {
        List<String> join = List.of(
                "sh",
                "-c",
                "echo $$ > \"$0\" && exec \"$@\"",
                controlGroup.resolve("cgroup.procs").toString());
        return start(Files.createTempDirectory("selfie-load"), join, List.of(), List.of());
    }

    /** On a data folder that may have been used before. */
    static ServerProcess startOn(Path folder) throws IOException {
        return start(folder, List.of(), List.of("-Xmx768m"), List.of());
    }

    private static ServerProcess start(Path folder, List<String> before, List<String> java, List<String> options)
            throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LoadServer.class.getName(),
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--management.server.port=0",
                "--vaadin.productionMode=true",
                "--selfie.data-folder=" + folder.resolve("data")));
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        return new ServerProcess(process, port);
    }

    int port() {
        return port;
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** -1 where the system does not tell. */
    long residentMegabytes() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As a power failure would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
