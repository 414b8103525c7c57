package app.selfie.accounts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** People with accounts, for tests of other packages, who sign in through the real door. */
public final class TestPeople {

    private static final String PASSWORD = "correct horse battery";

    private TestPeople() {}

    /** Registers a person of that name, whose id it returns. */
    public static UserId register(org.springframework.context.ApplicationContext context, String name) {
        context.getBean(Registration.class).register(name, PASSWORD, "127.0.0.1", "");
        return new UserId(context.getBean(AccountRepository.class)
                .findByNameKey(new Username(name).key())
                .orElseThrow()
                .id());
    }

    /** Signs the person in; {@code client} keeps the session's cookie. */
    public static void signIn(HttpClient client, String server, String name) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", server)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=" + name + "&password=" + PASSWORD.replace(' ', '+')))
                .build();
        var response = client.send(request, BodyHandlers.discarding());
        if (response.statusCode() != 302
                || response.headers().firstValue("Location").orElse("").contains("login")) {
            throw new IllegalStateException("expected " + name + " to be signed in, got " + response.statusCode()
                    + " to " + response.headers().firstValue("Location"));
        }
    }
}
