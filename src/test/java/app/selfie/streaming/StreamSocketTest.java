package app.selfie.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.selfie.accounts.TestPeople;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.imaging.JpegHeader;
import app.selfie.segmentation.ModelCatalog;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The live stream over its real socket, with real models: what an honest client gets, and what a hostile one. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"selfie.stream.max-message=256KB", "selfie.stream.max-width-px=1280"})
class StreamSocketTest {

    private static final ImageSize SIZE = new ImageSize(320, 240);
    private static final byte[] JPEG = jpeg(SIZE);

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void dataFolder(DynamicPropertyRegistry registry) {
        registry.add("selfie.data-folder", folder::toString);
    }

    @Autowired
    private ApplicationContext context;

    @Autowired
    private LiveStreams streams;

    @Autowired
    private ModelCatalog models;

    @LocalServerPort
    private int port;

    private final List<LiveStream> opened = new ArrayList<>();
    private String server = "";
    private UserId ada = new UserId(new java.util.UUID(0, 0));
    private HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void signIn() throws Exception {
        server = "http://localhost:" + port;
        ada = TestPeople.register(context, "ada");
        http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        TestPeople.signIn(http, server, "ada");
    }

    @AfterEach
    void closeStreams() {
        opened.forEach(LiveStream::close); // nobody may have many
        await().until(() -> streams.connectedStreams() == 0);
    }

    @Test
    void aFrameComesBackAsAPictureOfItsSizeWithItsNumberAndTime() throws Exception {
        StreamClient client = connect(open(ada));
        client.send(7, JPEG);
        ByteBuffer answer = client.next();
        assertThat(answer.get(0)).isEqualTo(WireFormat.PICTURE);
        assertThat(answer.getInt(1)).isEqualTo(7);
        assertThat(answer.getDouble(5)).isEqualTo(70.0);
        byte[] jpeg = jpegOf(answer);
        assertThat(JpegHeader.read(jpeg, 0, jpeg.length)).hasValue(new JpegHeader(SIZE));
    }

    @Test
    void aPictureIsAsCoarseAsAsked() throws Exception {
        StreamClient client = connect(open(ada));
        client.send(1, JPEG);
        int finest = jpegOf(client.next()).length;
        client.send(2, 20, JPEG);
        int coarse = jpegOf(client.next()).length;
        assertThat(coarse)
                .as("bytes at quality 20, %d at the server's own", finest)
                .isLessThan(finest * 2 / 3);
    }

    @Test
    void anAnswerTellsWhenItsFrameArrivedAndWhenItLeft() throws Exception {
        StreamClient client = connect(open(ada));
        double last = Double.NEGATIVE_INFINITY;
        for (int sequence = 1; sequence <= 4; sequence++) {
            long sentNanos = System.nanoTime();
            client.send(sequence, sequence == 3 ? new byte[5] : JPEG); // a refusal tells it too
            ByteBuffer answer = client.next();
            double roundTripMillis = (System.nanoTime() - sentNanos) / 1e6;
            double arrived = answer.getDouble(13);
            double leaves = answer.getDouble(21);
            assertThat(leaves).isGreaterThanOrEqualTo(arrived).isLessThanOrEqualTo(arrived + roundTripMillis);
            assertThat(arrived).as("after the answer before").isGreaterThan(last);
            last = leaves;
        }
    }

    @Test
    void thePersonStandsInFrontOfOneColour() throws Exception {
        LiveStream stream = open(ada);
        stream.change(new StreamSettings(
                models.defaultModel().id(), new BackdropChoice.Plain(0x00FF00), EdgeCurve.DEFAULT, 0));
        StreamClient client = connect(stream);
        client.send(1, JPEG); // noise: nobody is there, so all of it is the colour
        byte[] jpeg = jpegOf(client.next());
        try (JpegCodec codec = new JpegCodec();
                Frame picture = codec.decode(jpeg, 0, jpeg.length).orElseThrow()) {
            byte[] bgr = picture.toBgr();
            assertThat(bgr[1] & 0xFF).as("green in the corner").isGreaterThan(240);
            assertThat(bgr[0] & 0xFF).as("blue in the corner").isLessThan(15);
        }
    }

    @Test
    void whoIsNotSignedInGetsNoSocket() {
        String ticket = open(ada).newTicket();
        assertThatThrownBy(() -> StreamClient.open(HttpClient.newHttpClient(), server, server, ticket))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void aPageOfAnotherSiteGetsNoSocket() {
        String ticket = open(ada).newTicket();
        assertThatThrownBy(() -> StreamClient.open(http, server, "https://evil.example", ticket))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void aClientWithoutAnOriginGetsNoSocket() {
        String ticket = open(ada).newTicket();
        assertThatThrownBy(() -> StreamClient.open(http, server, "", ticket))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void aTicketOpensTheStreamOnce() throws Exception {
        LiveStream stream = open(ada);
        String ticket = stream.newTicket();
        StreamClient first = StreamClient.open(http, server, server, ticket);
        StreamClient second = StreamClient.open(http, server, server, ticket);
        assertThat(second.closeCode()).isEqualTo(Connection.TICKET_REFUSED.getCode());
        first.send(1, JPEG);
        assertThat(first.next().get(0)).isEqualTo(WireFormat.PICTURE);
    }

    @Test
    void aTicketOfSomebodyElseOpensNothing() throws Exception {
        UserId bob = TestPeople.register(context, "bob");
        StreamClient thief = StreamClient.open(http, server, server, open(bob).newTicket());
        assertThat(thief.closeCode()).isEqualTo(Connection.TICKET_REFUSED.getCode());
    }

    @Test
    void badFramesGetAPoliteAnswerAndTheStreamGoesOn() throws Exception {
        StreamClient client = connect(open(ada));
        byte[] junk = new byte[5000];
        new Random(3).nextBytes(junk);
        assertRefused(client, 1, junk, RejectionReason.NOT_A_JPEG);
        assertRefused(client, 2, new byte[0], RejectionReason.NOT_A_JPEG);
        assertRefused(client, 3, new byte[300 * 1024], RejectionReason.TOO_LARGE);
        assertRefused(client, 4, claiming(40_000, 40_000), RejectionReason.BAD_DIMENSIONS);
        assertRefused(client, 5, claiming(8, 8), RejectionReason.BAD_DIMENSIONS);
        assertRefused(client, 6, headerOnly(), RejectionReason.DAMAGED);
        client.send(ByteBuffer.wrap(new byte[] {99, 1, 2, 3}));
        assertThat(client.next().get(0)).isEqualTo(WireFormat.REFUSED);
        client.send(7, JPEG);
        assertThat(client.next().get(0)).isEqualTo(WireFormat.PICTURE);
    }

    @Test
    void aFloodOfOneClientDoesNotStarveAnother() throws Exception {
        StreamClient modest = connect(open(ada));
        StreamClient greedy = connect(open(ada));
        Thread flood = Thread.ofVirtual().start(() -> {
            for (int i = 1; i <= 400 && !Thread.currentThread().isInterrupted(); i++) {
                greedy.send(i, JPEG);
            }
        });
        for (int i = 1; i <= 20; i++) {
            modest.send(i, JPEG);
            ByteBuffer answer = modest.next();
            assertThat(answer.getInt(1)).isEqualTo(i);
            assertThat(answer.get(0)).isEqualTo(WireFormat.PICTURE);
        }
        flood.interrupt();
        flood.join();
    }

    @Test
    void signingOutOrLeavingEndsTheStream() throws Exception {
        LiveStream stream = open(ada);
        StreamClient client = connect(stream);
        stream.close();
        assertThat(client.closeCode()).isEqualTo(Connection.ENDED.getCode());
        StreamClient late = StreamClient.open(http, server, server, stream.newTicket());
        assertThat(late.closeCode()).isEqualTo(Connection.ENDED.getCode());
    }

    @Test
    void aFloodIsClosed() throws Exception {
        StreamClient greedy = connect(open(ada));
        byte[] junk = {1, 2, 3, 4, 5};
        Thread flood = Thread.ofVirtual().start(() -> {
            for (int i = 1; i <= 20_000 && !greedy.isClosed(); i++) {
                greedy.send(i, junk);
            }
        });
        assertThat(greedy.closeCode()).isEqualTo(Connection.FLOOD.getCode());
        flood.join();
    }

    @Test
    void onePersonHasOnlySoManyStreams() throws Exception {
        for (int i = 0; i < 4; i++) {
            StreamClient client = connect(open(ada));
            client.send(1, JPEG);
            client.next();
        }
        assertThat(connect(open(ada)).closeCode()).isEqualTo(Connection.FULL.getCode());
    }

    @Test
    void textIsNoLanguageOfTheStream() throws Exception {
        StreamClient client = connect(open(ada));
        client.sendText("hello");
        assertThat(client.closeCode()).isEqualTo(1003);
    }

    private LiveStream open(UserId user) {
        LiveStream stream = streams.open(
                user,
                new StreamSettings(models.defaultModel().id(), new BackdropChoice.Blur(0.5f), EdgeCurve.DEFAULT, 0.8f));
        opened.add(stream);
        return stream;
    }

    private StreamClient connect(LiveStream stream) {
        return StreamClient.open(http, server, server, stream.newTicket());
    }

    private static void assertRefused(StreamClient client, int sequence, byte[] bytes, RejectionReason reason)
            throws InterruptedException {
        client.send(sequence, bytes);
        ByteBuffer answer = client.next();
        assertThat(answer.get(0)).as("kind of the answer to frame %d", sequence).isEqualTo(WireFormat.REFUSED);
        assertThat(answer.getInt(1)).isEqualTo(sequence);
        assertThat(answer.get(WireFormat.ANSWER_HEADER_BYTES)).as("reason").isEqualTo((byte) reason.code());
    }

    private static byte[] jpegOf(ByteBuffer answer) {
        byte[] jpeg = new byte[answer.capacity() - WireFormat.PICTURE_AT];
        answer.get(answer.capacity() - jpeg.length, jpeg);
        return jpeg;
    }

    private static byte[] jpeg(ImageSize size) {
        byte[] noise = new byte[(int) size.pixels() * 3];
        new Random(5).nextBytes(noise);
        try (JpegCodec codec = new JpegCodec();
                Frame frame = Frame.of(size, noise)) {
            return codec.encode(frame, 60);
        }
    }

    /** A JPEG file whose start of frame says another size than its picture has. */
    private static byte[] claiming(int widthPx, int heightPx) {
        byte[] file = JPEG.clone();
        int at = startOfFrame(file);
        file[at + 5] = (byte) (heightPx >> 8);
        file[at + 6] = (byte) heightPx;
        file[at + 7] = (byte) (widthPx >> 8);
        file[at + 8] = (byte) widthPx;
        return file;
    }

    private static byte[] headerOnly() {
        return Arrays.copyOf(JPEG, startOfFrame(JPEG) + 20);
    }

    private static int startOfFrame(byte[] file) {
        for (int at = 0; at < file.length - 1; at++) {
            if ((file[at] & 0xFF) == 0xFF && (file[at + 1] & 0xFF) == 0xC0) {
                return at;
            }
        }
        throw new IllegalStateException("no baseline start of frame in " + file.length + " bytes");
    }
}
