package app.load;

import app.selfie.accounts.LoadAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Many streams at once over the real WebSocket, on this machine only: starts the server in a process of its own, films
 * the drawn person at a steady rate in every stream, and prints what came back. Arguments: streams, frames per second,
 * seconds (at most 900), model.
 */
public final class StreamLoad {

    private static final int MAX_SECONDS = 900;
    private static final int REPORT_EVERY_SECONDS = 30;
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private StreamLoad() {}

    public static void main(String[] args) throws Exception {
        int streams = Integer.parseInt(args[0]);
        int framesPerSecond = Integer.parseInt(args[1]);
        int seconds = Math.min(MAX_SECONDS, Integer.parseInt(args[2]));
        String model = args[3];
        try (ServerProcess server = ServerProcess.start()) {
            run(new LoadClient(server.address()), server, streams, framesPerSecond, seconds, model);
        }
    }

    private static void run(
            LoadClient client, ServerProcess server, int count, int framesPerSecond, int seconds, String model)
            throws Exception {
        client.awaitServer(Duration.ofSeconds(60));
        List<byte[]> film = Film.frames();
        List<LoadStream> streams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            streams.add(client.open(LoadAccounts.name(i), model, film, framesPerSecond));
        }
        Thread.sleep(WARM_UP);
        streams.forEach(LoadStream::forget);
        say("%d streams, %d frames/s each, model %s, %d s", count, framesPerSecond, model, seconds);
        long start = System.nanoTime();
        for (int past = 0; past < seconds; past += REPORT_EVERY_SECONDS) {
            Thread.sleep(Duration.ofSeconds(Math.min(REPORT_EVERY_SECONDS, seconds - past)));
            say("%4d s: server resident set %d MB", past + REPORT_EVERY_SECONDS, server.residentMegabytes());
        }
        double elapsed = (System.nanoTime() - start) / 1e9;
        report(streams, elapsed);
        streams.forEach(LoadStream::close);
    }

    private static void report(List<LoadStream> streams, double elapsed) {
        double[] rates = new double[streams.size()];
        for (int i = 0; i < rates.length; i++) {
            LoadStream.Totals totals = streams.get(i).totals();
            rates[i] = totals.pictures() / elapsed;
            say(
                    "stream %2d: %5.1f pictures/s, %d refused, server ms median %.1f p95 %.1f, round trip ms p95 %.1f",
                    i,
                    rates[i],
                    totals.refused(),
                    totals.serverMillis(0.5),
                    totals.serverMillis(0.95),
                    totals.roundTripMillis(0.95));
        }
        double mean = Arrays.stream(rates).average().orElse(0);
        double worst = Arrays.stream(rates)
                .map(rate -> Math.abs(rate / mean - 1))
                .max()
                .orElse(0);
        float[] server = LoadStream.merge(
                streams.stream().map(stream -> stream.totals().server()).toList());
        say(
                "all: mean %.1f pictures/s, farthest from the mean %.1f %%, server ms median %.1f p95 %.1f p99 %.1f",
                mean,
                worst * 100,
                LoadStream.percentile(server, 0.5),
                LoadStream.percentile(server, 0.95),
                LoadStream.percentile(server, 0.99));
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
