package app.selfie.streaming;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.imaging.EdgeCurve;
import app.selfie.segmentation.ModelId;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import org.springframework.context.ApplicationContext;

/** A live stream over its real socket, for tests of other packages. */
public final class TestStream implements AutoCloseable {

    private final LiveStream stream;
    private final StreamClient client;
    private int sent;

    /** @param browser signed in as {@code owner} at {@code server} */
    public TestStream(ApplicationContext context, HttpClient browser, String server, UserId owner, ModelId model) {
        stream = context.getBean(LiveStreams.class)
                .open(owner, new StreamSettings(model, new BackdropChoice.Plain(0x224466), EdgeCurve.DEFAULT, 0));
        client = StreamClient.open(browser, server, server, stream.newTicket());
    }

    /** Whether the answer to a frame, waited for, is a picture. */
    public boolean showsAPictureOf(byte[] jpeg) throws InterruptedException {
        client.send(++sent, jpeg);
        ByteBuffer answer = client.next();
        return answer.get(0) == WireFormat.PICTURE && answer.getInt(1) == sent;
    }

    @Override
    public void close() {
        stream.close();
    }
}
