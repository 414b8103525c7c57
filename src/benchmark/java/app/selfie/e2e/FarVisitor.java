package app.selfie.e2e;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Somebody in a real Chromium at the end of a {@link ShapedLine}, whose pictures are counted. */
public final class FarVisitor implements AutoCloseable {

    private static final double BITS = 8 / 1e6;

    private final Chromium chromium;

    /**
     * What was seen.
     *
     * @param beyondP50 milliseconds from camera to screen beyond the line's round trip
     * @param size of the last picture
     */
    public record Seen(
            double perSecond,
            String size,
            double megabitsUp,
            double megabitsDown,
            double beyondP50,
            double beyondP95) {}

    private FarVisitor(Chromium chromium) {
        this.chromium = chromium;
    }

    /** @param film Motion JPEG that the camera plays; empty = the drawn person */
    public static FarVisitor filming(String film) throws IOException {
        Path played = film.isEmpty()
                ? FakeCamera.AT_EASE.film(
                        Files.createTempDirectory("far-visitor").resolve("film.mjpeg"))
                : Path.of(film).toAbsolutePath();
        return new FarVisitor(Chromium.start(played));
    }

    /**
     * Goes live and looks.
     *
     * @param name of somebody who has not registered yet
     * @param during what happens to the line from the beginning of the seconds that count
     */
    public Seen look(
            ShapedLine line,
            String name,
            double roundTripMillis,
            int settleSeconds,
            int seconds,
            Consumer<ShapedLine> during) {
        Browser.NewContextOptions desktop = new Browser.NewContextOptions().setViewportSize(1280, 800);
        try (Visitor visitor = Visitor.arrive(chromium.browser, line.address(), desktop, true)) {
            visitor.register(name);
            visitor.awaitLive();
            visitor.page.waitForTimeout(settleSeconds * 1000.0);
            visitor.page.evaluate("""
                    () => {
                      window.seen = [];
                      document.querySelector('selfie-camera')
                        .addEventListener('selfie-camera-stats', ({ detail }) => window.seen.push(detail));
                    }
                    """);
            long up = line.bytesUp();
            long down = line.bytesDown();
            long start = System.nanoTime();
            during.accept(line);
            double left = seconds - (System.nanoTime() - start) / 1e9;
            visitor.page.waitForTimeout(Math.max(0, left) * 1000);
            double past = (System.nanoTime() - start) / 1e9;
            return seen(
                    visitor,
                    roundTripMillis,
                    (line.bytesUp() - up) * BITS / past,
                    (line.bytesDown() - down) * BITS / past);
        }
    }

    private static Seen seen(Visitor visitor, double roundTripMillis, double megabitsUp, double megabitsDown) {
        @SuppressWarnings("unchecked") // the script returns the details of the events
        List<Map<String, Object>> stats = (List<Map<String, Object>>) visitor.page.evaluate("() => window.seen");
        Map<String, Object> last = stats.getLast();
        return new Seen(
                median(stats, "framesPerSecond"),
                "%sx%s q %s".formatted(last.get("widthPx"), last.get("heightPx"), last.get("quality")),
                megabitsUp,
                megabitsDown,
                median(stats, "roundTripMs") - roundTripMillis,
                median(stats, "roundTripP95Ms") - roundTripMillis);
    }

    private static double median(List<Map<String, Object>> stats, String key) {
        double[] sorted = IntStream.range(0, stats.size())
                .mapToDouble(i -> ((Number) stats.get(i).get(key)).doubleValue())
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    @Override
    public void close() {
        chromium.close();
    }
}
