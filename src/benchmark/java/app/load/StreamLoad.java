package app.load;

import app.selfie.accounts.LoadAccounts;
import app.selfie.portrait.Portrait;
import app.selfie.portrait.Pose;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Many streams at once over the real WebSocket, on this machine only: starts the server in a process of its own, films
 * the drawn person at a steady rate in every stream, and prints what came back. Arguments: streams, frames per second,
 * seconds (at most 900), model.
 */
public final class StreamLoad {

    private static final int MOST_SECONDS = 900;
    private static final int REPORT_EVERY_SECONDS = 30;
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private StreamLoad() {}

    public static void main(String[] args) throws Exception {
        int streams = Integer.parseInt(args[0]);
        int framesPerSecond = Integer.parseInt(args[1]);
        int seconds = Math.min(MOST_SECONDS, Integer.parseInt(args[2]));
        String model = args[3];
        Path folder = Files.createTempDirectory("selfie-load");
        int port = freePort();
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx768m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadServer.class.getName(),
                        "--server.port=" + port,
                        "--server.address=127.0.0.1",
                        "--vaadin.productionMode=true",
                        "--selfie.data-folder=" + folder.resolve("data"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        try {
            run(new LoadClient("http://localhost:" + port), server, streams, framesPerSecond, seconds, model);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static void run(
            LoadClient client, Process server, int count, int framesPerSecond, int seconds, String model)
            throws Exception {
        client.awaitServer(Duration.ofSeconds(60));
        List<byte[]> film = film();
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
            say("%4d s: server resident set %d MB", past + REPORT_EVERY_SECONDS, residentMegabytes(server));
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

    private static List<byte[]> film() {
        List<byte[]> film = new ArrayList<>();
        Portrait portrait = new Portrait(640, 480);
        for (int i = 0; i < 24; i++) {
            BufferedImage picture = portrait.picture(Pose.AT_EASE.at(i / 24.0));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                ImageIO.write(picture, "jpg", out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            film.add(out.toByteArray());
        }
        return film;
    }

    private static long residentMegabytes(Process server) throws IOException {
        Path status = Path.of("/proc", String.valueOf(server.pid()), "status");
        if (!new File(status.toString()).exists()) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
