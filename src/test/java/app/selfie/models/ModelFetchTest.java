package app.selfie.models;

import static app.selfie.models.FakeModel.SHARD_BYTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ModelFetchTest {

    private static final String SECOND = FakeModel.shard(2);

    @TempDir
    private Path root;

    private final FakeModel model = new FakeModel();
    private final RawServer server = new RawServer(model::serve);
    private final List<Long> progress = new ArrayList<>();
    private final HttpClient client = ModelFetch.newClient(properties(server.address()));
    private Map<String, ExpectedHash> pins = Map.of();
    private volatile long room = Long.MAX_VALUE;
    private ModelFolder folder = new ModelFolder(Path.of("unset", "unset"));

    static ModelProperties properties(URI address) {
        return new ModelProperties(
                address, false, Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofMillis(100));
    }

    @BeforeEach
    void setFolder() {
        folder = new ModelFolder(root.resolve("models").resolve(FakeModel.ID.value()));
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        server.close();
    }

    private ModelFetch fetch(URI address) {
        return fetch(address, new FileFetch(client, Duration.ofMillis(400), Duration.ofMillis(5)));
    }

    private ModelFetch fetch(URI address, FileFetch files) {
        return new ModelFetch(
                model.release(pins), address, folder, files, () -> room, (done, total) -> progress.add(done));
    }

    private void run() throws DownloadException, InterruptedException {
        fetch(server.address()).run();
    }

    private DownloadException failure() {
        DownloadException failure = catchThrowableOfType(DownloadException.class, this::run);
        assertThat(folder.path()).as("nothing is half installed").doesNotExist();
        assertThat(unfinished()).isEmpty();
        return failure;
    }

    private List<Path> unfinished() {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(FileFetch.UNFINISHED))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertInstalled() throws IOException {
        for (Map.Entry<String, byte[]> file : model.files.entrySet()) {
            assertThat(folder.path().resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
        try (Stream<Path> files = Files.list(folder.path())) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            FakeModel.JSON, FakeModel.shard(1), SECOND, FakeModel.shard(3), "quant2.sha256");
        }
        assertThat(folder.incoming(FileVariant.QUANT2)).doesNotExist();
    }

    /** Answers the first request for the second file like this, and every other one well. */
    private void once(RawServer.Answer first) {
        AtomicBoolean done = new AtomicBoolean();
        server.answer = (request, out) -> {
            if (FakeModel.name(request).equals(SECOND) && done.compareAndSet(false, true)) {
                first.to(request, out);
            } else {
                model.serve(request, out);
            }
        };
    }

    /** Answers every request for the second file like this, and the others well. */
    private void always(RawServer.Answer second) {
        server.answer = (request, out) -> {
            if (FakeModel.name(request).equals(SECOND)) {
                second.to(request, out);
            } else {
                model.serve(request, out);
            }
        };
    }

    private List<RawServer.Request> requests(String name) {
        return server.requests.stream()
                .filter(request -> FakeModel.name(request).equals(name))
                .toList();
    }

    private static void breakOff(byte[] body, int at, OutputStream out) throws IOException {
        RawServer.head(out, "200 OK", "Content-Length: " + body.length);
        out.write(body, 0, at);
        out.flush();
    }

    @Test
    void bringsEveryFileThatTheDescriptionNames() throws Exception {
        run();

        assertInstalled();
        assertThat(server.requests).hasSize(4);
    }

    @Test
    void tellsHowFarItIsUpToTheExactEnd() throws Exception {
        run();

        assertThat(progress).isSorted();
        assertThat(progress.getLast()).isEqualTo(3L * SHARD_BYTES + model.bytes(FakeModel.JSON).length);
    }

    @Test
    void asksForNothingThatTheDiskHasNoRoomFor() {
        room = FakeModel.ESTIMATED_BYTES - 1;

        DownloadException failure = failure();

        assertThat(failure.problem()).isEqualTo(DownloadProblem.NO_SPACE);
        assertThat(failure.detail())
                .contains(folder.path().toString())
                .contains(room + " may be written before selfie.storage.reserve is touched");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void countsWithWhatTheDescriptionPromises() {
        room = 3L * SHARD_BYTES - 1;

        assertThat(failure().problem()).isEqualTo(DownloadProblem.NO_SPACE);
        assertThat(server.requests).extracting(FakeModel::name).containsExactly(FakeModel.JSON);
    }

    @Test
    void needsNoMoreRoomThanItTakes() throws Exception {
        room = 3L * SHARD_BYTES;
        once((request, out) -> {
            room = 0; // somebody else's pictures
            model.serve(request, out);
        });

        assertThat(failure().problem()).isEqualTo(DownloadProblem.NO_SPACE);
        assertThat(folder.incoming(FileVariant.QUANT2).resolve(FakeModel.shard(1)))
                .hasBinaryContent(model.bytes(FakeModel.shard(1)));
        room = Long.MAX_VALUE;
        run();

        assertInstalled();
        assertThat(requests(FakeModel.shard(1))).as("what had come was kept").hasSize(1);
    }

    @Test
    void recordsWhatItGotInAFormThatOtherToolsCheck() throws Exception {
        run();

        assertThat(folder.path().resolve("quant2.sha256"))
                .content()
                .contains(new ExpectedHash.Sha256("").of(folder.path().resolve(SECOND)) + "  " + SECOND + "\n");
    }

    @Test
    void startsTheFileAgainWhereTheConnectionBroke() throws Exception {
        once((request, out) -> breakOff(model.file(request), 70_000, out));

        run();

        assertInstalled();
        assertThat(requests(SECOND)).hasSize(2);
        assertThat(requests(FakeModel.shard(1))).as("whole files are kept").hasSize(1);
    }

    @Test
    void goesOnAfterARestartWithTheFilesThatAreWhole() throws Exception {
        always((request, out) -> breakOff(model.file(request), 1000, out));
        assertThat(failure().problem()).isEqualTo(DownloadProblem.BROKEN_OFF);
        server.requests.clear();
        server.answer = model::serve;

        run();

        assertInstalled();
        assertThat(requests(FakeModel.shard(1))).isEmpty();
        assertThat(requests(SECOND)).hasSize(1);
    }

    @Test
    void fetchesEverythingAgainWhereTheDescriptionIsAnother() throws Exception {
        always((request, out) -> RawServer.status(out, "404 Not Found"));
        assertThat(failure().problem()).isEqualTo(DownloadProblem.NOT_FOUND);
        model.files.put(
                FakeModel.JSON,
                (new String(model.bytes(FakeModel.JSON), StandardCharsets.UTF_8) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        server.requests.clear();
        server.answer = model::serve;

        run();

        assertInstalled();
        assertThat(requests(FakeModel.shard(1))).hasSize(1);
    }

    @Test
    void triesAgainWhereTheServerHasTroubleOfItsOwn() throws Exception {
        once((request, out) -> RawServer.status(out, "503 Service Unavailable"));

        run();

        assertInstalled();
    }

    @Test
    void givesUpOnAServerThatStallsAgainAndAgain() {
        always((request, out) -> {
            breakOff(model.file(request), 5000, out);
            Thread.sleep(60_000);
        });

        assertThat(failure().problem()).isEqualTo(DownloadProblem.STALLED);
    }

    @Test
    void takesAServerThatDripsForOneThatStalls() {
        always((request, out) -> {
            RawServer.head(out, "200 OK", "Content-Length: " + SHARD_BYTES);
            for (int i = 0; i < 1000; i++) {
                out.write(1);
                out.flush();
                Thread.sleep(50);
            }
        });

        assertThat(failure().problem()).isEqualTo(DownloadProblem.STALLED);
    }

    @Test
    void takesAServerThatNeverAnswersForOneThatStalls() {
        always((request, out) -> Thread.sleep(60_000));

        assertThat(failure().problem()).isEqualTo(DownloadProblem.STALLED);
    }

    @Test
    void refusesMoreThanTheModelHasBeforeItArrives() {
        always((request, out) -> RawServer.head(out, "200 OK", "Content-Length: 99999999999"));

        assertThat(failure().problem()).isEqualTo(DownloadProblem.WRONG_SIZE);
    }

    @Test
    void stopsAServerThatSendsWithoutEnd() throws Exception {
        always((request, out) -> {
            RawServer.head(out, "200 OK"); // until the connection ends
            byte[] block = new byte[10_000];
            while (true) {
                out.write(block);
            }
        });

        assertThat(failure().problem()).isEqualTo(DownloadProblem.WRONG_SIZE);

        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum())
                    .isLessThan(4L * SHARD_BYTES);
        }
    }

    @Test
    void stopsADescriptionWithoutEnd() {
        server.answer = (request, out) -> {
            RawServer.head(out, "200 OK");
            while (true) {
                out.write(new byte[10_000]);
            }
        };

        assertThat(failure().problem()).isEqualTo(DownloadProblem.WRONG_SIZE);
    }

    @Test
    void refusesLessThanTheDescriptionPromises() {
        always((request, out) -> RawServer.whole(out, Arrays.copyOf(model.file(request), 100_000)));

        assertThat(failure().problem()).isEqualTo(DownloadProblem.WRONG_SIZE);
    }

    @Test
    void refusesABodyThatIsShorterThanItsHeadSays() {
        always((request, out) -> breakOff(model.file(request), 100, out));

        assertThat(failure().problem()).isEqualTo(DownloadProblem.BROKEN_OFF);
    }

    @Test
    void takesNoMoreThanTheHeadSaysOfALongerBody() {
        always((request, out) -> {
            RawServer.head(out, "200 OK", "Content-Length: 1000");
            out.write(model.file(request));
        });

        assertThat(failure().problem()).isEqualTo(DownloadProblem.WRONG_SIZE);
    }

    @Test
    void refusesOtherBytesThanThePinnedOnes() {
        pins = Map.of(SECOND, new ExpectedHash.Sha256(sha256(new byte[3])));

        DownloadException failure = failure();

        assertThat(failure.problem()).isEqualTo(DownloadProblem.WRONG_CONTENT);
        assertThat(failure.detail()).contains(SECOND).contains(sha256(new byte[3]));
        assertThat(folder.incoming(FileVariant.QUANT2).resolve(SECOND)).doesNotExist();
    }

    @Test
    void checksByGitsHashesToo() throws Exception {
        byte[] bytes = model.bytes(SECOND);
        java.security.MessageDigest sha1 = java.security.MessageDigest.getInstance("SHA-1");
        sha1.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
        pins = Map.of(SECOND, new ExpectedHash.GitBlob(java.util.HexFormat.of().formatHex(sha1.digest(bytes))));

        run();

        assertInstalled();
    }

    @Test
    void refusesAnotherModelThanTheFirstDownloads() throws Exception {
        run();
        FakeModel changed = new FakeModel(2);
        server.answer = changed::serve;

        DownloadException failure = catchThrowableOfType(DownloadException.class, this::run);

        assertThat(failure.problem()).isEqualTo(DownloadProblem.WRONG_CONTENT);
        assertThat(failure.detail()).contains("quant2.sha256");
        assertThat(folder.path().resolve(SECOND)).hasBinaryContent(model.bytes(SECOND));
    }

    @Test
    void replacesWhatWasThereBefore() throws Exception {
        Files.createDirectories(folder.path());
        Files.writeString(folder.path().resolve(SECOND), "damaged");
        Files.writeString(folder.path().resolve("old.onnx"), "made of it");

        run();

        assertInstalled();
    }

    @ParameterizedTest
    @CsvSource({
        "404 Not Found, NOT_FOUND",
        "403 Forbidden, SERVER_REFUSED",
        "500 Broken, SERVER_REFUSED",
        "206 Partial Content, SERVER_REFUSED"
    })
    void saysWhyTheServerGivesNothing(String status, DownloadProblem problem) {
        server.answer = (request, out) -> RawServer.status(out, status);

        assertThat(failure().problem()).isEqualTo(problem);
    }

    @Test
    void saysThatNobodyIsThere() {
        server.close();

        assertThat(failure().problem()).isEqualTo(DownloadProblem.UNREACHABLE);
    }

    @Test
    void followsOnTheSameHost() throws Exception {
        once((request, out) -> RawServer.status(out, "302 Found", "Location: /elsewhere/" + SECOND));
        RawServer.Answer before = server.answer;
        server.answer = (request, out) -> {
            if (request.path().startsWith("/elsewhere/")) {
                RawServer.whole(out, model.bytes(SECOND));
            } else {
                before.to(request, out);
            }
        };

        run();

        assertInstalled();
    }

    /** Of an answer that is not the file, only the head counts. */
    @Test
    void readsNothingOfAnAnswerThatIsNoFile() {
        AtomicBoolean gone = new AtomicBoolean();
        always((request, out) -> {
            RawServer.head(out, "404 Not Found");
            try {
                while (true) {
                    out.write(new byte[10_000]);
                }
            } catch (IOException e) {
                gone.set(true);
                throw e;
            }
        });

        assertThat(failure().problem()).isEqualTo(DownloadProblem.NOT_FOUND);
        org.awaitility.Awaitility.await().untilTrue(gone);
    }

    @Test
    void refusesAFileThatIsSentCompressed() {
        always((request, out) -> RawServer.whole(out, model.file(request), "Content-Encoding: gzip"));

        assertThat(failure().problem()).isEqualTo(DownloadProblem.SERVER_REFUSED);
    }

    @Test
    void goesRoundInNoCircle() {
        always((request, out) -> RawServer.status(out, "301 Moved", "Location: " + request.path()));

        assertThat(failure().problem()).isEqualTo(DownloadProblem.BAD_REDIRECT);
        assertThat(requests(SECOND)).hasSize(6);
    }

    @Test
    void followsToNoOtherHostOverHttp() {
        AtomicInteger visits = new AtomicInteger();
        try (RawServer other = new RawServer((request, out) -> visits.incrementAndGet())) {
            String elsewhere = "http://localhost:" + other.address().getPort() + "/";
            always((request, out) -> RawServer.status(out, "302 Found", "Location: " + elsewhere));

            assertThat(failure().problem()).isEqualTo(DownloadProblem.BAD_REDIRECT);
        }
        assertThat(visits).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"file:///etc/passwd", "ftp://127.0.0.1/x", "''", "http://user:word@127.0.0.1/x", "http:///x"})
    void followsToNothingButTheWeb(String location) {
        always((request, out) -> RawServer.status(out, "302 Found", "Location: " + location));

        assertThat(failure().problem()).isEqualTo(DownloadProblem.BAD_REDIRECT);
    }

    @ParameterizedTest
    @CsvSource({"../evil.bin", "/tmp/evil.bin", "a/b.bin", "..", "evil.json", ".hidden.bin", "a\\\\b.bin", "C:evil.bin"
    })
    void refusesNamesThatAreNoPlainFileNames(String name) throws Exception {
        model.files.put(
                FakeModel.JSON, FakeModel.json('"' + name + '"', SHARD_BYTES).getBytes(StandardCharsets.UTF_8));

        assertThat(failure().problem()).isEqualTo(DownloadProblem.NOT_A_MODEL);

        assertThat(server.requests).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json at all",
                "{}",
                "{\"weightsManifest\": []}",
                "{\"weightsManifest\": [{\"paths\": [], \"weights\": []}]}",
                "{\"weightsManifest\": [{\"paths\": [\"a.bin\", \"A.bin\"], \"weights\": []}]}",
                "{\"weightsManifest\": [{\"paths\": [\"a.bin\"], \"weights\": [{\"shape\": [3], \"dtype\": \"complex\"}]}]}",
                "{\"weightsManifest\": [{\"paths\": [\"a.bin\"], \"weights\": [{\"shape\": [-3], \"dtype\": \"uint8\"}]}]}",
                "{\"weightsManifest\": [{\"paths\": [\"a.bin\"], \"weights\": [{\"shape\": [9000000000, 9000000000], \"dtype\": \"uint8\"}]}]}"
            })
    void refusesWhatDescribesNoModel(String json) {
        model.files.put(FakeModel.JSON, json.getBytes(StandardCharsets.UTF_8));

        assertThat(failure().problem()).isEqualTo(DownloadProblem.NOT_A_MODEL);
    }

    @Test
    void refusesADescriptionOfMuchMoreThanTheModel() {
        model.files.put(FakeModel.JSON, FakeModel.json("\"a.bin\"", 1L << 40).getBytes(StandardCharsets.UTF_8));

        assertThat(failure().problem()).isEqualTo(DownloadProblem.WRONG_SIZE);
    }

    @Test
    void stopsWhenItsThreadIsInterruptedAndLeavesNothingHalf() throws Exception {
        CountDownLatch halfway = new CountDownLatch(1);
        always((request, out) -> {
            breakOff(model.file(request), 70_000, out);
            halfway.countDown();
            Thread.sleep(60_000);
        });
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread working = Thread.ofPlatform().start(() -> {
            try {
                run();
            } catch (Exception e) {
                end.set(e);
            }
        });
        halfway.await();
        Path part = folder.incoming(FileVariant.QUANT2).resolve(SECOND + ".part");
        org.awaitility.Awaitility.await().until(() -> Files.exists(part) && Files.size(part) == 70_000);

        working.interrupt();
        working.join();

        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        assertThat(folder.path()).doesNotExist();
        assertThat(unfinished()).isEmpty();
    }

    /** Between two tries as well, where it waits for an hour here. */
    @Test
    void stopsWhileItWaitsForTheNextTry() throws Exception {
        always((request, out) -> RawServer.status(out, "503 Service Unavailable"));
        FileFetch patient = new FileFetch(client, Duration.ofMillis(400), Duration.ofHours(1));
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread working = Thread.ofPlatform().start(() -> {
            try {
                fetch(server.address(), patient).run();
            } catch (Exception e) {
                end.set(e);
            }
        });
        org.awaitility.Awaitility.await()
                .until(() -> !requests(SECOND).isEmpty() && working.getState() == Thread.State.TIMED_WAITING);

        working.interrupt();
        working.join();

        assertThat(end.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void writesThroughNoLink() throws Exception {
        Path outside = Files.writeString(root.resolve("outside"), "mine");
        Path incoming = folder.prepare(FileVariant.QUANT2);
        Files.createSymbolicLink(incoming.resolve(SECOND), outside);
        Files.createSymbolicLink(incoming.resolve(FakeModel.shard(1) + ".part"), outside);
        Files.createSymbolicLink(folder.path(), root);

        run();

        assertThat(outside).hasContent("mine");
        assertThat(root.resolve("models")).isDirectory();
        assertThat(Files.isSymbolicLink(folder.path())).isFalse();
        assertInstalled();
    }

    @Test
    void refusesAPlaceForDownloadsThatIsALink() throws Exception {
        Files.createDirectories(root.resolve("models"));
        Path outside = Files.createDirectory(root.resolve("outside"));
        Files.createSymbolicLink(root.resolve("models").resolve(".incoming"), outside);

        assertThat(failure().problem()).isEqualTo(DownloadProblem.CANNOT_WRITE);

        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void saysThatTheFolderCannotBeWritten() throws Exception {
        Files.writeString(root.resolve("models"), "a file");

        assertThat(failure().problem()).isEqualTo(DownloadProblem.CANNOT_WRITE);
    }

    @Test
    void leavesTheFolderToTheProcessThatDownloadsAlready() throws Exception {
        folder.prepare(FileVariant.QUANT2);
        try (FileChannel other =
                FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();

            assertThat(failure().problem()).isEqualTo(DownloadProblem.BUSY_ELSEWHERE);
        }
        assertThat(server.requests).isEmpty();
    }

    /** The product's own process dies in the middle of a file; the test sees what is on the disk then. */
    @Test
    void leavesNothingHalfInstalledWhenTheProcessIsKilled() throws Exception {
        CountDownLatch halfway = new CountDownLatch(1);
        always((request, out) -> {
            breakOff(model.file(request), 70_000, out);
            halfway.countDown();
            Thread.sleep(60_000);
        });
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DownloadToKill.class.getName(),
                        server.address().toString(),
                        folder.path().toString())
                .inheritIO()
                .start();
        try {
            halfway.await();
            Path part = folder.incoming(FileVariant.QUANT2).resolve(SECOND + ".part");
            org.awaitility.Awaitility.await().until(() -> Files.exists(part) && Files.size(part) == 70_000);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(folder.path()).doesNotExist();
        server.requests.clear();
        server.answer = model::serve;

        run();

        assertInstalled();
        assertThat(unfinished()).isEmpty();
        assertThat(requests(FakeModel.shard(1))).as("whole files are kept").isEmpty();
    }

    private static String sha256(byte[] bytes) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
