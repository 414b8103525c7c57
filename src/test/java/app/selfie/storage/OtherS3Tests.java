package app.selfie.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.selfie.startup.StartupException;
import app.selfie.storage.OtherS3.Quirk;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

/** Buckets of other providers, each with what its server does not know. */
class OtherS3Tests {

    @BeforeAll
    static void signsIn() {
        System.setProperty("aws.accessKeyId", S3Server.KEY);
        System.setProperty("aws.secretAccessKey", S3Server.SECRET);
    }

    @AfterAll
    static void signsOut() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @ParameterizedTest
    @EnumSource(Quirk.class)
    void keepsAndDeletesWhateverTheServerDoesNotKnow(Quirk quirk) throws Exception {
        try (OtherS3 server = OtherS3.start(quirk);
                S3Store store = S3Store.connect(settings(server.address(), OtherS3.BUCKET))) {
            List<ObjectId> ids = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                ids.add(ObjectId.random());
                store.put(ids.getLast(), ObjectStoreContract.bytes(300_000, i));
            }
            ids.add(2, ObjectId.random()); // is not there

            store.delete(ids.subList(0, 5));

            assertThat(server.keys()).containsExactly("/objects/" + ids.getLast());
            assertThat(store.length(ids.getLast())).hasValue(300_000);
            assertThat(server.refusals()).isEmpty();
        }
    }

    @Test
    void asksForManyDeletionsAtOnceOnlyUntilItKnows() throws Exception {
        try (OtherS3 server = OtherS3.start(Quirk.NO_DELETE_OBJECTS);
                S3Store store = S3Store.connect(settings(server.address(), OtherS3.BUCKET))) {
            store.delete(List.of(ObjectId.random(), ObjectId.random()));
            store.delete(List.of(ObjectId.random(), ObjectId.random()));

            assertThat(server.asked()).containsEntry("POST ?delete", 1).containsEntry("DELETE", 4);
        }
    }

    @ParameterizedTest
    @EnumSource(Quirk.class)
    void knowsWhetherDeletedObjectsStay(Quirk quirk) throws Exception {
        try (OtherS3 server = OtherS3.start(quirk);
                S3Store store = S3Store.connect(settings(server.address(), OtherS3.BUCKET))) {
            assertThat(store.keepsVersions()).isEqualTo(quirk == Quirk.VERSIONS);
        }
    }

    @Test
    void namesTheBucketThatIsNotThere() throws Exception {
        try (OtherS3 server = OtherS3.start()) {
            assertThatThrownBy(() -> S3Store.connect(settings(server.address(), "not-there")))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("selfie.storage.bucket")
                    .hasMessageContaining("there is no bucket not-there at " + server.address());
        }
    }

    @Test
    void namesTheServerThatDoesNotAnswer() {
        URI nowhere = URI.create("http://127.0.0.1:1");

        assertThatThrownBy(() -> S3Store.connect(settings(nowhere, OtherS3.BUCKET)))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("cannot be reached at " + nowhere);
    }

    private static StorageSettings settings(URI endpoint, String bucket) {
        return new StorageSettings(
                StorageSettings.Kind.S3,
                Path.of("unused"),
                bucket,
                "",
                endpoint,
                true,
                DataSize.ofBytes(0),
                DataSize.ofGigabytes(1),
                Duration.ofHours(1));
    }
}
