package app.load;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * Two hundred sign-ins with wrong passwords, all at once and each within the limits: from forty addresses of this machine's
 * own, five tries each, for as many accounts. Linux answers on all of 127.0.0.0/8; on macOS the addresses must be set up first.
 */
final class SignInFlood implements Attack {

    private static final int ADDRESSES = 40;
    private static final int TRIES_PER_ADDRESS = 5;

    private final List<HttpClient> clients = new ArrayList<>();
    private final List<CompletableFuture<String>> answers = new ArrayList<>();

    @Override
    public String name() {
        return "sign-in flood: " + ADDRESSES * TRIES_PER_ADDRESS + " tries from " + ADDRESSES + " addresses";
    }

    /** Sends all tries and does not wait for their answers. */
    @Override
    public void start(int port) {
        String address = "http://127.0.0.1:" + port;
        for (int i = 0; i < ADDRESSES; i++) {
            HttpClient client = HttpClient.newBuilder()
                    .localAddress(InetAddress.ofLiteral("127.0.1." + (i + 1)))
                    .build();
            clients.add(client);
            for (int t = 0; t < TRIES_PER_ADDRESS; t++) {
                answers.add(client.sendAsync(signIn(address, "nobody-" + i + "-" + t), BodyHandlers.discarding())
                        .thenApply(SignInFlood::outcome));
            }
        }
    }

    @Override
    public void close() {
        clients.forEach(HttpClient::shutdownNow);
    }

    /** How many tries ended how so far: where the server sent them, or what went wrong. */
    Map<String, Long> outcomes() {
        return answers.stream()
                .filter(CompletableFuture::isDone)
                .map(SignInFlood::told)
                .collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()));
    }

    private static String told(CompletableFuture<String> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            return String.valueOf(e.getCause());
        }
    }

    private static String outcome(HttpResponse<Void> response) {
        return response.statusCode() + " "
                + response.headers()
                        .firstValue("Location")
                        .map(location -> location.replaceFirst("^.*/", "").replaceFirst("[0-9]+$", ""))
                        .orElse("");
    }

    private static HttpRequest signIn(String address, String account) {
        return HttpRequest.newBuilder(URI.create(address + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", address)
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString("username=" + account + "&password=a+wrong+password"))
                .build();
    }

    /** The flood by itself: argument is the port of a server on 127.0.0.1. Prints the outcomes every second until all are there. */
    public static void main(String[] args) throws InterruptedException {
        try (SignInFlood flood = new SignInFlood()) {
            flood.start(Integer.parseInt(args[0]));
            long start = System.nanoTime();
            while (flood.answers.stream().anyMatch(answer -> !answer.isDone())) {
                Thread.sleep(Duration.ofSeconds(1));
                System.out.printf("%3d s: %s%n", (System.nanoTime() - start) / 1_000_000_000L, flood.outcomes());
            }
        }
    }
}
