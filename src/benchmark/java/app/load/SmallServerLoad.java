package app.load;

import app.selfie.accounts.LoadAccounts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;

/**
 * Whether the product lives in 600 MB: a server in a process of its own, four streams, and three backgrounds of 50
 * megapixels that three people bring at once. Arguments: frames per second, seconds of each part, model, and the folder of a
 * control group that has the limit (made by whoever starts this, with {@code memory.limit_in_bytes}); without one Java alone
 * is told that there are 600 MB. Fails where the server ends.
 */
public final class SmallServerLoad {

    private static final int STREAMS = 4;
    private static final int PICTURES = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private SmallServerLoad() {}

    public static void main(String[] args) throws Exception {
        int framesPerSecond = Integer.parseInt(args[0]);
        Duration part = Duration.ofSeconds(Integer.parseInt(args[1]));
        String model = args[2];
        Path picture = picture();
        try (ServerProcess server = args.length > 3 && !args[3].isEmpty()
                ? ServerProcess.startIn(Path.of(args[3]))
                : ServerProcess.startWith(List.of("-XX:MaxRAM=600m"))) {
            LoadClient client = new LoadClient(server.address());
            client.awaitServer(Duration.ofSeconds(120));
            List<LoadStream> streams = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                streams.add(client.open(LoadAccounts.name(i), model, Film.frames(), framesPerSecond));
            }
            Thread.sleep(WARM_UP);
            tell("before", streams, part, server);
            List<Future<String>> answers = new ArrayList<>();
            try (ExecutorService people = Executors.newFixedThreadPool(PICTURES)) {
                for (int i = 0; i < PICTURES; i++) {
                    String name = LoadAccounts.name(STREAMS + i);
                    answers.add(people.submit(() -> add(server, name, picture)));
                }
                tell("during", streams, part, server);
            }
            Map<String, Integer> outcomes = new TreeMap<>();
            for (Future<String> answer : answers) {
                outcomes.merge(answer.get(), 1, Integer::sum);
            }
            System.out.println(PICTURES + " backgrounds of 50 megapixels: " + outcomes);
            tell("after", streams, part, server);
            streams.forEach(LoadStream::close);
            if (!server.isAlive()) {
                throw new IllegalStateException("expected the server to live, it ended");
            }
        } finally {
            Files.delete(picture);
        }
    }

    private static String add(ServerProcess server, String name, Path picture)
            throws IOException, InterruptedException {
        try (LoadVisitor visitor = new LoadVisitor(server.address(), name)) {
            return visitor.text("/load/background?file=" + picture);
        }
    }

    private static Path picture() throws IOException {
        BufferedImage plain = new BufferedImage(8660, 5773, BufferedImage.TYPE_3BYTE_BGR);
        Path file = Files.createTempFile("fifty-megapixels", ".jpg");
        if (!ImageIO.write(plain, "jpg", file.toFile())) {
            throw new IllegalStateException("expected a JPEG writer, found none");
        }
        return file;
    }

    private static void tell(String when, List<LoadStream> streams, Duration part, ServerProcess server)
            throws Exception {
        streams.forEach(LoadStream::forget);
        long start = System.nanoTime();
        Thread.sleep(part);
        double seconds = (System.nanoTime() - start) / 1e9;
        double rate = streams.stream()
                .mapToDouble(stream -> stream.totals().pictures() / seconds)
                .average()
                .orElse(0);
        System.out.printf(
                Locale.ROOT,
                "%-6s mean of %d streams %.1f pictures/s; server %d MB%n",
                when,
                streams.size(),
                rate,
                server.residentMegabytes());
    }
}
