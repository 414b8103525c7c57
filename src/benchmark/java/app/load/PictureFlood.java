package app.load;

import app.selfie.accounts.LoadAccounts;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** One person asks for a kept picture of 1920x1080 as PNG on twenty connections, again and again. */
final class PictureFlood implements Attack {

    private static final int CONNECTIONS = 20;

    /** Nobody whose stream is measured. */
    private static final String ATTACKER = LoadAccounts.name(31);

    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    private final ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
    private volatile boolean over;

    @Override
    public String name() {
        return "picture.png on " + CONNECTIONS + " connections";
    }

    @Override
    public void start(int port) throws IOException, InterruptedException {
        LoadVisitor attacker = new LoadVisitor("http://localhost:" + port, ATTACKER);
        String picture = "/gallery/" + attacker.text("/load/selfie") + "/picture.png";
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.execute(() -> flood(attacker, picture));
        }
    }

    private void flood(LoadVisitor attacker, String picture) {
        try {
            while (!over) {
                answers.merge(attacker.status(picture), 1, Integer::sum);
            }
        } catch (IOException e) {
            answers.merge(-1, 1, Integer::sum);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        connections.shutdown();
        boolean ended = connections.awaitTermination(30, TimeUnit.SECONDS);
        System.out.println("    answers by status: " + new TreeMap<>(answers) + (ended ? "" : ", some still open"));
    }
}
