package app.load;

import app.selfie.e2e.FarVisitor;
import app.selfie.e2e.FarVisitor.Seen;
import app.selfie.e2e.ShapedLine;
import app.selfie.e2e.ShapedLine.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The live picture at the end of lines as people have them: a server in a process of its own, a real Chromium, and between
 * them a line that adds delay and limits the rate. Prints for each line what is seen at its end. Arguments: seconds of each
 * line, and a film for the camera, Motion JPEG; without one the drawn person plays.
 */
public final class LineLoad {

    private static final int SETTLE_SECONDS = 8;

    /** @param during what happens to the line while it is measured */
    private record Row(String name, Shape shape, Consumer<ShapedLine> during) {
        Row(String name, Shape shape) {
            this(name, shape, _ -> {});
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("loopback", Shape.of(0, 1000, 1000)),
            new Row("40 ms, 10 / 40", Shape.of(40, 10, 40)),
            new Row("80 ms, 5 / 20", Shape.of(80, 5, 20)),
            new Row("150 ms, 20 / 20", Shape.of(150, 20, 20)),
            new Row("300 ms, 2 / 8", Shape.of(300, 2, 8)),
            new Row("50 ms, 1 / 1", Shape.of(50, 1, 1)),
            new Row("80 ms, 10 / 10, jitter 30", Shape.of(80, 10, 10).withJitter(30)),
            new Row("60 ms, 10 / 10, stall", Shape.of(60, 10, 10), line -> line.stall(Duration.ofMillis(500))),
            new Row("60 ms, 10 to 1", Shape.of(60, 10, 10), line -> line.become(Shape.of(60, 1, 1))));

    private LineLoad() {}

    public static void main(String[] args) throws Exception {
        int seconds = Integer.parseInt(args[0]);
        String film = args.length > 1 ? args[1] : "";
        try (ServerProcess server = ServerProcess.start();
                FarVisitor visitor = FarVisitor.filming(film)) {
            new LoadClient(server.address()).awaitServer(Duration.ofSeconds(120));
            say(
                    "%-27s %10s %16s %7s %7s %12s %12s",
                    "line, Mbit/s up / down", "pictures/s", "size", "up", "down", "+ ms p50", "+ ms p95");
            for (int i = 0; i < ROWS.size(); i++) {
                Row row = ROWS.get(i);
                try (ShapedLine line = ShapedLine.to(server.port(), row.shape())) {
                    double roundTripMillis = row.shape().roundTrip().toNanos() / 1e6;
                    Seen seen = visitor.look(line, "far-" + i, roundTripMillis, SETTLE_SECONDS, seconds, row.during());
                    say(
                            "%-27s %10.1f %16s %7.2f %7.2f %12.0f %12.0f",
                            row.name(),
                            seen.perSecond(),
                            seen.size(),
                            seen.megabitsUp(),
                            seen.megabitsDown(),
                            seen.beyondP50(),
                            seen.beyondP95());
                }
            }
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
