package app.selfie.stills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.selfie.accounts.TestPeople;
import app.selfie.http.RawConnection;
import app.selfie.http.StartedServer;
import app.selfie.imaging.ImageSize;
import app.selfie.streaming.EndlessStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole process that is told to stop while somebody who is signed in keeps it at work, or waiting. */
@Timeout(300)
class ShutdownWithPeopleTest {

    /** From the signal to the end of the process. */
    private static final Duration MOST = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private final List<RawConnection> held = new ArrayList<>();
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();

    @AfterEach
    void letGo() throws IOException {
        for (RawConnection connection : held) {
            connection.close();
        }
    }

    @Test
    void stopsThoughPicturesAreMadeAndUploadsAreSilent() throws Exception {
        byte[] jpeg = StillFiles.portrait(new ImageSize(640, 480));
        try (StartedServer server = start();
                EndlessStream stream = EndlessStream.begin(browser, server.address(), said(server, "stream"), jpeg)) {
            List<String> tickets = List.of(said(server, "stills").split(" "));
            for (String ticket : tickets.subList(0, UploadLimiter.MAX_ARRIVING + UploadLimiter.MAX_WAITING)) {
                beginUpload(server, ticket);
            }
            await().until(() -> stream.pictures() >= 5);
            assertThat(server.openToOthers()).as("files that others may read").isEmpty();

            Duration stopped = server.stop();

            System.out.println("Stopped beside a stream and silent uploads after " + stopped.toMillis() + " ms");
            assertThat(stopped).as(server::log).isLessThan(MOST);
            // Whoever is sending a frame just then may see the connection's end before the goodbye.
            assertThat(stream.closeCode()).as("the stream's").isIn(1001, 1006);
            assertThat(held)
                    .as("uploads")
                    .allSatisfy(upload -> assertThat(upload.read(12)).isEqualTo("HTTP/1.1 503"));
        }
    }

    private StartedServer start() throws Exception {
        StartedServer server = StartedServer.start(ServerWithAda.class, folder, List.of());
        try {
            said(server, "background"); // its last word
            TestPeople.signIn(browser, server.address(), "ada");
            return server;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    private static String said(StartedServer server, String what) {
        return server.said(Pattern.compile("^" + what + " (.+)$", Pattern.MULTILINE));
    }

    private void beginUpload(StartedServer server, String ticket) throws IOException {
        String session = cookies.getCookieStore().getCookies().stream()
                .map(HttpCookie::toString)
                .collect(Collectors.joining("; "));
        RawConnection connection = RawConnection.open(server.port());
        held.add(connection);
        connection.send(String.join(
                "\r\n",
                "POST /stills?ticket=" + ticket + " HTTP/1.1",
                "Host: localhost:" + server.port(),
                "Origin: " + server.address(),
                "Cookie: " + session,
                "Content-Type: image/jpeg",
                "Content-Length: 100000",
                "",
                ""));
    }
}
