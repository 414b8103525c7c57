package app.load;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What one person who is signed in does on several connections, again and again; prints how often which answer came. */
abstract class PersonalFlood implements Attack {

    private final String account;
    private final int count;
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final ExecutorService connections;
    private volatile boolean over;

    /** @param account of nobody whose stream is measured */
    PersonalFlood(String account, int count) {
        this.account = account;
        this.count = count;
        this.connections = Executors.newFixedThreadPool(count);
    }

    /** What all connections need; called once, before the first of them. */
    void prepare(LoadVisitor attacker) throws IOException, InterruptedException {}

    /** Asks once on one connection, and waits before the next time where it must. @return the answer, as it is counted */
    abstract String ask(LoadVisitor attacker) throws IOException, InterruptedException;

    final boolean isOver() {
        return over;
    }

    @Override
    public final void start(int port) throws IOException, InterruptedException {
        LoadVisitor attacker = new LoadVisitor("http://localhost:" + port, account);
        prepare(attacker);
        for (int i = 0; i < count; i++) {
            connections.execute(() -> flood(attacker));
        }
    }

    private void flood(LoadVisitor attacker) {
        try {
            while (!over) {
                answers.merge(ask(attacker), 1, Integer::sum);
            }
        } catch (IOException e) {
            answers.merge(e.getClass().getSimpleName(), 1, Integer::sum);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final void close() throws InterruptedException {
        over = true;
        connections.shutdown();
        boolean ended = connections.awaitTermination(30, TimeUnit.SECONDS);
        System.out.println("    answers by status: " + new TreeMap<>(answers) + (ended ? "" : ", some still open"));
    }
}
