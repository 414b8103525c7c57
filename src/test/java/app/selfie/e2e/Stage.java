package app.selfie.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.springframework.util.FileSystemUtils;

/**
 * What an end-to-end test needs: the product running, and a browser whose camera films somebody. Registered as a static
 * extension, it is there from before the first test of a class to after the last; its folder stays where one of them failed.
 */
final class Stage implements BeforeAllCallback, AfterAllCallback, TestWatcher {

    /** Where screenshots go. */
    static final Path SHOTS = Path.of("target", "screenshots");

    /** Puts something into the data folder before the product starts. */
    @FunctionalInterface
    interface Seed {
        void plant(Path data) throws Exception;
    }

    /** Finds or makes the camera's film, Motion JPEG. */
    @FunctionalInterface
    interface Film {
        Path in(Path folder) throws IOException;
    }

    private final Film film;
    private final Seed seed;
    private final List<String> people;
    private @Nullable Running running;
    private boolean hasFailed;

    private record Running(Path folder, Chromium chromium, Product product) {}

    private Stage(Film film, Seed seed, List<String> people) {
        this.film = film;
        this.seed = seed;
        this.people = people;
    }

    /** The camera plays the drawn person; nobody has registered yet. */
    static Stage withTheDrawnPerson() {
        return new Stage(folder -> FakeCamera.AT_EASE.film(folder.resolve("at-ease.mjpeg")), _ -> {}, List.of());
    }

    /** Likewise with another film. */
    Stage filming(Film other) {
        return new Stage(other, seed, people);
    }

    /** Likewise with data that is there before the start. */
    Stage planted(Seed some) {
        return new Stage(film, some, people);
    }

    /** Likewise with people who have registered, the first of them as the administrator. */
    Stage registered(String... names) {
        return new Stage(film, seed, List.of(names));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Files.createDirectories(SHOTS);
        Path folder = Files.createTempDirectory("selfie-stage");
        seed.plant(folder.resolve("data"));
        Chromium chromium = Chromium.start(film.in(folder));
        try {
            running = new Running(folder, chromium, Product.start(folder));
        } catch (RuntimeException | Error e) {
            chromium.close();
            throw e;
        }
        for (String name : people) {
            try (Visitor visitor = visitor()) {
                visitor.register(name);
            }
        }
    }

    /** Somebody with a browser window of their own. */
    Visitor visitor() {
        return Visitor.arrive(chromium().browser, product());
    }

    Chromium chromium() {
        return running().chromium();
    }

    Product product() {
        return running().product();
    }

    /** For files; the product's data are in {@code data}. */
    Path folder() {
        return running().folder();
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("expected a running stage, found one before its start or after its end");
        }
        return running;
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        hasFailed = true;
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (running == null) {
            return;
        }
        running.chromium().close();
        running.product().close();
        if (!hasFailed) {
            FileSystemUtils.deleteRecursively(running.folder());
        }
    }
}
