package app.selfie.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.TestPeople;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.http.RawConnection;
import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.segmentation.ModelCatalog;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** More slow connections than Tomcat has threads by default, and a person who notices nothing. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StreamUnderAttackTest {

    private static final int CONNECTIONS = 220;
    private static final int FRAMES = 20;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private LiveStreams streams;

    @Autowired
    private ModelCatalog models;

    @LocalServerPort
    private int port;

    private final List<RawConnection> held = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String server = "";
    private LiveStream stream;
    private StreamClient client;

    @BeforeEach
    void openStream() throws Exception {
        server = "http://localhost:" + port;
        UserId ada = TestPeople.register(context, "ada");
        TestPeople.signIn(http, server, "ada");
        stream = streams.open(
                ada,
                new StreamSettings(models.defaultModel().id(), new BackdropChoice.Blur(0.5f), EdgeCurve.DEFAULT, 0.8f));
        client = StreamClient.open(http, server, server, stream.newTicket());
    }

    @AfterEach
    void letGo() throws IOException {
        for (RawConnection connection : held) {
            connection.close();
        }
        stream.close();
    }

    @Test
    void pagesAndStreamGoOnWhileBodiesDrip() throws Exception {
        hold("POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 5000\r\n\r\nusername=a");

        assertServed();
    }

    @Test
    void pagesAndStreamGoOnWhileAnswersAreNotRead() throws Exception {
        hold(RawConnection.manyLongAnswers(port));

        assertServed();
    }

    private void hold(String beginning) throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            RawConnection connection = RawConnection.open(port, "127.0.0.1", 4096);
            held.add(connection);
            connection.send(beginning);
        }
    }

    private void assertServed() throws Exception {
        HttpRequest page = HttpRequest.newBuilder(URI.create(server + "/studio"))
                .timeout(Duration.ofSeconds(20))
                .build();
        assertThat(http.send(page, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        byte[] jpeg = jpeg();
        for (int i = 1; i <= FRAMES; i++) {
            client.send(i, jpeg);
            assertThat(client.next().get(0)).isEqualTo(WireFormat.PICTURE);
        }
    }

    private static byte[] jpeg() {
        ImageSize size = new ImageSize(320, 240);
        try (JpegCodec codec = new JpegCodec();
                Frame frame = Frame.of(size, new byte[(int) size.pixels() * 3])) {
            return codec.encode(frame, 60);
        }
    }
}
