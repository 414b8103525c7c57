package app.selfie.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What every end-to-end test needs: the product running, and a browser whose camera films somebody. */
final class Stage implements AutoCloseable {

    /** Where screenshots go. */
    static final Path SHOTS = Path.of("target", "screenshots");

    final Chromium chromium;
    final Product product;

    private Stage(Chromium chromium, Product product) {
        this.chromium = chromium;
        this.product = product;
    }

    /**
     * The camera plays the drawn person.
     *
     * @param folder for the film, and the product's data in {@code data}
     */
    static Stage open(Path folder) throws IOException {
        return open(folder, FakeCamera.AT_EASE.film(folder.resolve("at-ease.mjpeg")));
    }

    /**
     * The camera plays a film.
     *
     * @param folder for the product's data in {@code data}
     * @param film Motion JPEG
     */
    static Stage open(Path folder, Path film) throws IOException {
        Files.createDirectories(SHOTS);
        Chromium chromium = Chromium.start(film);
        try {
            return new Stage(chromium, Product.start(folder));
        } catch (RuntimeException | Error e) {
            chromium.close();
            throw e;
        }
    }

    /** Somebody with a browser of their own. */
    Visitor visitor() {
        return Visitor.arrive(chromium.browser, product);
    }

    @Override
    public void close() {
        chromium.close();
        product.close();
    }
}
