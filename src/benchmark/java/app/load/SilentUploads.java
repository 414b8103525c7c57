package app.load;

import app.selfie.accounts.LoadAccounts;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** One person announces eleven files of the greatest length and sends none of them, again and again. */
final class SilentUploads implements Attack {

    private static final int CONNECTIONS = 11;
    private static final int ANNOUNCED_BYTES = 6 << 20;

    /** A still more a second is what one person may send. */
    private static final Duration BETWEEN = Duration.ofSeconds(CONNECTIONS);

    /** Nobody whose stream is measured. */
    private static final String ATTACKER = LoadAccounts.name(30);

    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
    private volatile boolean over;

    @Override
    public String name() {
        return CONNECTIONS + " silent uploads";
    }

    @Override
    public void start(int port) throws IOException, InterruptedException {
        LoadVisitor attacker = new LoadVisitor("http://localhost:" + port, ATTACKER);
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.execute(() -> attack(attacker));
        }
    }

    private void attack(LoadVisitor attacker) {
        try {
            while (!over) {
                answers.merge(announce(attacker), 1, Integer::sum);
                for (int i = 0; i < BETWEEN.toSeconds() && !over; i++) {
                    Thread.sleep(1000);
                }
            }
        } catch (IOException e) {
            answers.merge(e.getClass().getSimpleName(), 1, Integer::sum);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return the status of the answer, waited for in silence */
    private String announce(LoadVisitor attacker) throws IOException, InterruptedException {
        URI server = URI.create(attacker.address());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(1000);
            String head = String.join(
                    "\r\n",
                    "POST /stills?ticket=" + attacker.text("/load/still-ticket") + " HTTP/1.1",
                    "Host: " + server.getAuthority(),
                    "Origin: " + attacker.address(),
                    "Cookie: " + attacker.cookieHeader(),
                    "Content-Type: image/jpeg",
                    "Content-Length: " + ANNOUNCED_BYTES,
                    "",
                    "");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            while (!over) {
                try {
                    String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                    return line.startsWith("HTTP/1.1 ") ? line.substring(9) : "closed";
                } catch (SocketTimeoutException e) {
                    // no answer yet
                }
            }
            return "none until the end";
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
