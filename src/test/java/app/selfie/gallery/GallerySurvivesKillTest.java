package app.selfie.gallery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;
import static org.assertj.core.api.Assertions.fail;

import app.selfie.JavaProcess;
import app.selfie.accounts.UserId;
import app.selfie.storage.StoredBytes;
import app.selfie.storage.TestDatabase;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was reported kept is there and whole, whenever the process was killed; and nothing is half there. */
class GallerySurvivesKillTest {

    private static final int KILLS = 50;

    /** Several saves, so that a kill can fall into any part of one. */
    private static final int MAX_LIFE_MILLIS = 200;

    /** The last line may be cut off; then nothing was reported. */
    private static final Pattern KEPT = Pattern.compile("kept (\\S{36}) ([0-9a-f]{64})");

    private static final Pattern NEEDED = Pattern.compile(
            "[/\\\\](h2|spring-(core|beans|jdbc|tx)|slf4j-api|commons-logging|opencv|openblas|javacpp|micrometer-(core|commons|observation))-[^/\\\\]*$");

    private static final System.Logger LOG = System.getLogger(GallerySurvivesKillTest.class.getName());

    @TempDir
    private Path folder;

    @TempDir
    private Path errorFolder;

    private final Map<SelfieId, String> reported = new HashMap<>();
    private final Set<SelfieId> verified = new HashSet<>();

    @Test
    @Timeout(600)
    void findsEverySelfieThatWasReportedKeptAndNoneByHalf() throws Exception {
        long seed = new Random().nextLong();
        LOG.log(System.Logger.Level.INFO, "seed {0}", Long.toString(seed));
        Random random = new Random(seed);
        UserId owner = prepare();
        Process next = start(owner, random.nextLong());
        for (int kill = 0; kill < KILLS; kill++) {
            Process victim = next;
            // The next one starts meanwhile, and waits to be told that the database is free.
            next = start(owner, random.nextLong());
            letLiveThenKill(victim, random.nextInt(MAX_LIFE_MILLIS));
            try (KillableGallery restarted = new KillableGallery(folder)) {
                expectEverythingWhole(restarted, owner);
            }
        }
        next.destroyForcibly().waitFor();

        try (KillableGallery restarted = new KillableGallery(folder)) {
            int rows = restarted
                    .database
                    .sql("select count(*) from stored_object")
                    .query(Integer.class)
                    .single();
            int swept = restarted.storage.sweepEverything();
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0} kills, {1} selfies reported, {2} found, {3} objects without a row swept",
                    KILLS,
                    reported.size(),
                    verified.size(),
                    swept);
            assertThat(restarted.storage.stored()).hasSize(rows);
            assertThat(reported).hasSizeGreaterThanOrEqualTo(KILLS);
            assertThat(swept).as("objects of saves that were cut off").isPositive();
        }
    }

    private UserId prepare() {
        Flyway.configure()
                .dataSource(TestDatabase.h2Url(folder), "sa", "")
                .load()
                .migrate();
        try (KillableGallery gallery = new KillableGallery(folder)) {
            gallery.storage.start();
            return TestDatabase.register(gallery.database);
        }
    }

    private Process start(UserId owner, long seed) throws IOException {
        Path errors = errorFolder.resolve("errors");
        Process process = JavaProcess.of(
                        KillableGallery.class,
                        classPath(),
                        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"),
                        folder.toString(),
                        owner.toString(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    /** Only what it needs: to look through all of the product's libraries takes a process seconds. */
    private static String classPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(part -> !part.endsWith(".jar") || NEEDED.matcher(part).find())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** @param lifeMillis counted from its first save, which takes longest */
    private void letLiveThenKill(Process victim, int lifeMillis) throws Exception {
        try (BufferedReader said = victim.inputReader(UTF_8)) {
            victim.outputWriter().append('\n').close();
            assertThat(said.readLine()).isEqualTo("started");
            remember(Objects.requireNonNullElseGet(said.readLine(), this::errors));
            assertThat(victim.waitFor(lifeMillis, TimeUnit.MILLISECONDS)).isFalse();
            victim.toHandle().destroyForcibly(); // the process itself would close its output unread
            said.lines().forEach(this::remember);
        }
        assertThat(victim.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(victim.exitValue()).isEqualTo(137); // 128 + SIGKILL
    }

    private String errors() {
        return fail(contentOf(errorFolder.resolve("errors").toFile()));
    }

    private void remember(String line) {
        Matcher kept = KEPT.matcher(line);
        if (kept.matches()) {
            reported.put(new SelfieId(UUID.fromString(kept.group(1))), kept.group(2));
        }
    }

    private void expectEverythingWhole(KillableGallery restarted, UserId owner) {
        Gallery gallery = restarted.gallery;
        List<Selfie> found = gallery.page(owner, SelfieFilter.ALL, 0, Integer.MAX_VALUE);
        for (Selfie selfie : found) {
            if (verified.add(selfie.id())) {
                byte[] original = read(gallery.original(owner, selfie.id()));
                assertThat(Sealed.isWhole(original)).isTrue();
                assertThat(Sealed.isWhole(read(gallery.matte(owner, selfie.id()))))
                        .isTrue();
                assertThat(Sealed.isWhole(read(gallery.picture(owner, selfie.id()))))
                        .isTrue();
                assertThat(Thumbnails.of(read(gallery.thumbnail(owner, selfie.id()))))
                        .isNotEmpty();
                String hash = HexFormat.of().formatHex(Sealed.hash(original));
                assertThat(reported.getOrDefault(selfie.id(), hash)).isEqualTo(hash);
            }
        }
        assertThat(found).extracting(Selfie::id).containsAll(reported.keySet());
        assertThat(restarted.storage.stored()).as("every row has its bytes").containsAll(restarted.storage.rows());
    }

    private static byte[] read(Optional<StoredBytes> bytes) {
        return bytes.orElseThrow().readAll();
    }
}
