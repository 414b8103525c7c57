package app.selfie.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.selfie.Mounts;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot be: one sentence that names the cause, one that names the cure, no stack trace, no status 0. */
class RefusedStartIT {

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void names() {
        data = folder.resolve("data");
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(refusal("--server.port=" + taken.getLocalPort()))
                    .contains("Port " + taken.getLocalPort() + " was already in use")
                    .contains("configure this application to listen on another port");
        }
    }

    @Test
    void namesTheFolderThatCannotBeWritten() throws Exception {
        Files.createDirectories(data);
        try (ReadOnly _ = ReadOnly.make(data)) {
            assertThat(refusal()).contains("Nothing can be written in " + data).contains("selfie.data-folder");
        }
    }

    @Test
    void namesTheDatabaseThatIsDamaged() throws Exception {
        Path file = database();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        byte[] before = Files.readAllBytes(file);

        assertThat(refusal())
                .contains("The database file " + file + " is damaged and was left as it is")
                .contains("The pictures are files of their own and are safe");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void namesTheDatabaseThatIsNone() throws Exception {
        Files.createDirectories(data);
        Path file = Files.writeString(data.resolve("selfie-studio.mv.db"), "not a database ".repeat(2000));

        assertThat(refusal()).contains("The database file " + file + " is damaged and was left as it is");
    }

    @Test
    void namesTheDatabaseThatIsOpenElsewhere() throws Exception {
        Path file = database();
        try (Connection _ = open()) {
            assertThat(refusal())
                    .contains("The database file " + file + " is in use by another process")
                    .contains("Stop the other one");
        }
    }

    @Test
    void takesAnEmptyDatabaseForNoNewInstallation() throws Exception {
        Path shard = Files.createDirectories(data.resolve("objects").resolve("000"));
        Files.write(shard.resolve("00000000-0000-0000-0000-000000000000"), "mark".getBytes(UTF_8));
        Path file = Files.createFile(data.resolve("selfie-studio.mv.db"));

        assertThat(refusal())
                .contains("The database file " + file + " is empty")
                .contains("pictures in " + data.resolve("objects") + " are safe");
        assertThat(file).isEmptyFile();
    }

    @Test
    void takesPicturesWithoutADatabaseForNoNewInstallation() throws Exception {
        Path shard = Files.createDirectories(data.resolve("objects").resolve("000"));
        Path picture = Files.write(shard.resolve("00000000-0000-0000-0000-000000000000"), "mark".getBytes(UTF_8));

        assertThat(refusal())
                .contains("The database file " + data.resolve("selfie-studio.mv.db") + " is missing")
                .contains(data.resolve("objects") + " holds an installation's pictures")
                .contains("Put the database back from a backup");
        assertThat(data.resolve("selfie-studio.mv.db")).doesNotExist();
        assertThat(picture).hasContent("mark");
    }

    @Test
    void saysSoOnAMacWithAnIntelProcessor() throws Exception {
        assertThat(refusal(List.of(), List.of("-Dos.name=Mac OS X", "-Dos.arch=x86_64")))
                .contains("Selfie Studio does not run on Macs with an Intel processor")
                .contains("on a Mac with Apple silicon");
    }

    /** The process has mapped a loader of that name, as every process of Alpine has. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void saysSoOnALinuxWithMusl() throws Exception {
        Path loader = Files.copy(
                Path.of(System.getProperty("java.home"), "lib", "libjsig.so"), folder.resolve("ld-musl-x86_64.so.1"));

        assertThat(refusal(List.of("env", "LD_PRELOAD=" + loader), List.of()))
                .contains("Selfie Studio does not run on a Linux with musl, such as Alpine")
                .contains("Run it on a 64-bit Linux with glibc such as Debian");
    }

    @Test
    void namesTheBucketThatIsNotThere() throws Exception {
        HttpServer none = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        none.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        none.start();
        try {
            String endpoint = "http://127.0.0.1:" + none.getAddress().getPort();
            assertThat(refusal(
                            "--selfie.storage.kind=s3",
                            "--selfie.storage.bucket=holidays",
                            "--selfie.storage.path-style=true",
                            "--selfie.storage.endpoint=" + endpoint))
                    .contains("selfie.storage.bucket: there is no bucket holidays at " + endpoint);
        } finally {
            none.stop(0);
        }
    }

    private String refusal(String... settings) throws IOException, InterruptedException {
        return refusal(List.of(), List.of("-Daws.accessKeyId=key", "-Daws.secretAccessKey=secret"), settings);
    }

    /**
     * What it says when it does not start.
     *
     * @param by the program that starts Java, with its arguments; nothing for none
     * @param java options of the Java that runs it
     */
    private String refusal(List<String> by, List<String> java, String... settings)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(by);
        command.addAll(LaunchedProduct.command(java, data, settings));
        try (LaunchedProduct product = LaunchedProduct.launch(folder, command)) {
            assertThat(product.awaitEnd()).isNotZero();
            String said = product.said();
            assertThat(said)
                    .contains("APPLICATION FAILED TO START")
                    .doesNotContain("\tat ")
                    .doesNotContain("Exception");
            return said;
        }
    }

    private Path database() throws IOException, SQLException {
        Files.createDirectories(data);
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute("create table thing (id int primary key, words varchar)");
            statement.execute("insert into thing select x, repeat('words ', 50) || x from system_range(1, 5000)");
        }
        return data.resolve("selfie-studio.mv.db");
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + data.resolve("selfie-studio"), "sa", "");
    }

    /** A folder that may only be read: by its rights, or for root, who may do everything, by a mount. */
    private record ReadOnly(Path folder, boolean mounted) implements AutoCloseable {

        static ReadOnly make(Path folder) throws Exception {
            if (!"root".equals(System.getProperty("user.name"))) {
                assumeTrue(folder.toFile().setWritable(false));
                return new ReadOnly(folder, false);
            }
            Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", folder.toString()).start();
            Mounts.orSkip(mount.waitFor() == 0, "a folder that may only be read");
            return new ReadOnly(folder, true);
        }

        @Override
        public void close() throws IOException {
            if (mounted) {
                assertThat(new ProcessBuilder("umount", folder.toString())
                                .start()
                                .onExit()
                                .join()
                                .exitValue())
                        .isZero();
            } else {
                assertThat(folder.toFile().setWritable(true)).isTrue();
            }
        }
    }
}
