package app.selfie.storage;

import app.selfie.storage.OtherS3.Quirk;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A bucket for whole products under test, of this and other packages; and the key to it, for as long as it is open. */
public final class S3ForTest implements AutoCloseable {

    private final OtherS3 server;

    private S3ForTest(OtherS3 server) {
        this.server = server;
    }

    /**
     * A new, empty bucket.
     *
     * @param keepsVersions whether what is deleted stays in it
     */
    public static S3ForTest start(boolean keepsVersions) {
        System.setProperty("aws.accessKeyId", S3Server.KEY);
        System.setProperty("aws.secretAccessKey", S3Server.SECRET);
        try {
            return new S3ForTest(keepsVersions ? OtherS3.start(Quirk.VERSIONS) : OtherS3.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the product keep its objects here. */
    public void settings(DynamicPropertyRegistry properties) {
        properties.add("selfie.storage.kind", () -> "s3");
        properties.add("selfie.storage.bucket", () -> OtherS3.BUCKET);
        properties.add("selfie.storage.endpoint", server::address);
        properties.add("selfie.storage.path-style", () -> "true");
    }

    @Override
    public void close() {
        server.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }
}
