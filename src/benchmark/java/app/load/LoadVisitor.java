package app.load;

import app.selfie.accounts.LoadAccounts;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Collectors;

/** Somebody who is signed in over HTTP, and asks for pages. */
final class LoadVisitor implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String address;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();

    /**
     * Signs in.
     *
     * @param address of a server on this machine
     * @param name one of {@link LoadAccounts}
     */
    LoadVisitor(String address, String name) throws IOException, InterruptedException {
        this.address = address;
        HttpRequest signIn = request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=" + name + "&password=" + LoadAccounts.PASSWORD.replace(' ', '+')))
                .build();
        int status = http.send(signIn, BodyHandlers.discarding()).statusCode();
        if (status != 302) {
            throw new IllegalStateException("expected " + name + " to be signed in, found " + status);
        }
    }

    /** The server's. */
    String address() {
        return address;
    }

    /** The body of an answer that must be a good one. */
    String text(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(path).GET().build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ", expected 200");
        }
        return answer.body();
    }

    /** The status of an answer, whose body is read and thrown away. */
    int status(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.discarding()).statusCode();
    }

    /** For a request that is written by hand. */
    String cookieHeader() {
        return cookies.getCookieStore().getCookies().stream()
                .map(HttpCookie::toString)
                .collect(Collectors.joining("; "));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Origin", address)
                .timeout(PATIENCE);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
