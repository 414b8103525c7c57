package app.load;

import app.selfie.accounts.LoadAccounts;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Signs people in over HTTP and opens their streams, as a browser would. */
final class LoadClient {

    private final String address;

    /** @param address of a server on this machine */
    LoadClient(String address) {
        this.address = address;
    }

    void awaitServer(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end) {
                try {
                    http.send(request("/login").GET().build(), BodyHandlers.discarding());
                    return;
                } catch (IOException e) {
                    Thread.sleep(200);
                }
            }
        }
        throw new IllegalStateException("no server at " + address + " within " + limit);
    }

    LoadStream open(String name, String model, List<byte[]> film, int framesPerSecond) throws Exception {
        CookieManager cookies = new CookieManager();
        HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
        HttpRequest signIn = request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=" + name + "&password=" + LoadAccounts.PASSWORD.replace(' ', '+')))
                .build();
        require(http.send(signIn, BodyHandlers.ofString()), 302);
        HttpResponse<String> ticket =
                require(http.send(request("/load/ticket?model=" + model).GET().build(), BodyHandlers.ofString()), 200);
        LoadStream stream = new LoadStream(film, framesPerSecond);
        URI socket = URI.create(address.replace("http:", "ws:") + "/stream?ticket=" + ticket.body());
        stream.start(http.newWebSocketBuilder()
                .header("Origin", address)
                .buildAsync(socket, stream)
                .get());
        return stream;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Origin", address)
                .timeout(Duration.ofSeconds(20));
    }

    private static <T> HttpResponse<T> require(HttpResponse<T> response, int status) {
        if (response.statusCode() != status) {
            throw new IllegalStateException(
                    response.uri() + " answered " + response.statusCode() + ", expected " + status);
        }
        return response;
    }
}
