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

    /** @param folder for the camera's film, and the product's data in {@code data} */
    static Stage open(Path folder) throws IOException {
        Files.createDirectories(SHOTS);
        Chromium chromium = Chromium.start(FakeCamera.AT_EASE.film(folder.resolve("at-ease.mjpeg")));
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
