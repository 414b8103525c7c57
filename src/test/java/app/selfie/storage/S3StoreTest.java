package app.selfie.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.selfie.startup.StartupException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The contract on a real S3 server, with credentials where the SDK looks for them by itself. */
class S3StoreTest extends ObjectStoreContract {

    private static final String BUCKET = "selfies";

    @TempDir
    private static Path folder;

    private static S3Server server;
    private static S3Client admin;
    private static S3Store store;

    @BeforeAll
    static void starts() throws Exception {
        System.setProperty("aws.accessKeyId", S3Server.KEY);
        System.setProperty("aws.secretAccessKey", S3Server.SECRET);
        server = S3Server.start(folder);
        admin = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(server.address())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .build();
        admin.createBucket(request -> request.bucket(BUCKET));
        store = S3Store.connect(settings(BUCKET));
    }

    @AfterAll
    static void stops() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        if (store != null) {
            store.close();
        }
        if (admin != null) {
            admin.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Override
    ObjectStore store() {
        return store;
    }

    @Test
    void listsNothingThatIsNotItsOwn() {
        admin.putObject(request -> request.bucket(BUCKET).key("notes.txt"), RequestBody.fromString("hello"));
        admin.putObject(request -> request.bucket(BUCKET).key("objects/notes.txt"), RequestBody.fromString("hello"));
        ObjectId id = put(bytes(10, 1));

        assertThat(listed())
                .singleElement()
                .satisfies(listed -> assertThat(listed.id()).isEqualTo(id));
    }

    @Test
    void refusesABucketThatIsNotThere() {
        assertThatThrownBy(() -> S3Store.connect(settings("no-such-bucket")))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("selfie.storage.bucket")
                .hasMessageContaining("no-such-bucket");
    }

    @Test
    void refusesWrongCredentials() {
        System.setProperty("aws.secretAccessKey", "wrong");
        try {
            assertThatThrownBy(() -> S3Store.connect(settings(BUCKET))).isInstanceOf(StartupException.class);
        } finally {
            System.setProperty("aws.secretAccessKey", S3Server.SECRET);
        }
    }

    private static StorageProperties settings(String bucket) {
        return new StorageProperties(
                StorageProperties.Kind.S3,
                folder,
                bucket,
                "",
                server.address(),
                true,
                DataSize.ofBytes(0),
                DataSize.ofGigabytes(1),
                Duration.ofHours(1));
    }
}
