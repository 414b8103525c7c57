package app.selfie.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.selfie.startup.StartupException;
import app.selfie.storage.ObjectCheck.Fault;
import app.selfie.storage.OtherS3.Quirk;
import app.selfie.storage.SaveResult.Kept;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.unit.DataSize;

/** Buckets of other providers, each with what its server does not know. */
@SpringJUnitConfig(TestDatabase.class)
@ExtendWith(OutputCaptureExtension.class)
class OtherS3Test {

    @TempDir
    static Path databaseFolder;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.h2(properties, databaseFolder);
    }

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
    void readsWhateverTheServerDoesNotKnow(Quirk quirk) throws Exception {
        try (OtherS3 server = OtherS3.start(quirk);
                S3Store store = S3Store.connect(settings(server.address(), OtherS3.BUCKET))) {
            for (int length : new int[] {0, 1, 300_000}) {
                ObjectId id = ObjectId.random();
                byte[] bytes = ObjectStoreContract.bytes(length, length);
                store.put(id, bytes);

                try (StoredBytes stored = store.open(id).orElseThrow()) {
                    assertThat(stored.length()).isEqualTo(length);
                    assertThat(stored.stream().readAllBytes()).isEqualTo(bytes);
                }
            }
            assertThat(store.open(ObjectId.random())).isEmpty();
            assertThat(server.refusals()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Quirk.class)
    void listsWhateverTheServerDoesNotKnow(Quirk quirk) throws Exception {
        try (OtherS3 server = OtherS3.start(quirk);
                S3Store store = S3Store.connect(settings(server.address(), OtherS3.BUCKET))) {
            List<ObjectId> ids = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ids.add(ObjectId.random());
                store.put(ids.getLast(), new byte[i]);
            }

            List<ObjectStore.Listed> listed = new ArrayList<>();
            store.list(listed::add);

            assertThat(listed).extracting(ObjectStore.Listed::id).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(listed).allMatch(one -> one.storedAt().equals(OtherS3.CHANGED));
            assertThat(server.asked()).containsEntry("GET ?list-type", quirk == Quirk.SHORT_PAGES ? 4 : 1);
            assertThat(server.refusals()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Quirk.class)
    void sweepsAndChecksWhateverTheServerDoesNotKnow(Quirk quirk) throws Exception {
        try (OtherS3 server = OtherS3.start(quirk);
                S3Store store = S3Store.connect(settings(server.address(), OtherS3.BUCKET))) {
            database.sql("delete from account").update();
            database.sql("delete from object_store_mark").update();
            TestStorage storage = new TestStorage(store, database, transactions, 1 << 20);
            storage.start();
            byte[] file = ObjectStoreContract.bytes(1000, 1);
            Kept<List<ObjectId>> kept = (Kept<List<ObjectId>>) storage.objects()
                    .keep(TestDatabase.register(database), List.of(file, file, file, file), ids -> ids);
            List<ObjectId> ids = kept.value();
            store.put(ObjectId.random(), file); // without a row

            assertThat(storage.sweepEverything()).isEqualTo(1);
            assertThat(storage.stored()).containsExactlyInAnyOrderElementsOf(ids);

            server.overwrite(ids.get(0), new byte[0]);
            server.overwrite(ids.get(1), ObjectStoreContract.bytes(1000, 2));
            store.delete(List.of(ids.get(2)));
            assertThat(storage.check().run(_ -> {}, () -> false))
                    .hasValueSatisfying(report -> assertThat(report.findings())
                            .extracting(ObjectCheck.Finding::id, ObjectCheck.Finding::fault)
                            .containsExactlyInAnyOrder(
                                    tuple(ids.get(0), Fault.DAMAGED),
                                    tuple(ids.get(1), Fault.DAMAGED),
                                    tuple(ids.get(2), Fault.MISSING)));
            assertThat(server.refusals()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Quirk.class)
    void saysAtTheStartWhetherDeletedPicturesStay(Quirk quirk, CapturedOutput output) throws Exception {
        try (OtherS3 server = OtherS3.start(quirk);
                S3Store _ = S3Store.connect(settings(server.address(), OtherS3.BUCKET))) {
            String warning = "Bucket " + OtherS3.BUCKET + " keeps versions: pictures that people delete stay in it";

            assertThat(output.toString().contains(warning)).isEqualTo(quirk == Quirk.VERSIONS);
            assertThat(output.toString()
                            .contains("until a lifecycle rule of the bucket for noncurrent versions removes"))
                    .isEqualTo(quirk == Quirk.VERSIONS);
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

    private static StorageProperties settings(URI endpoint, String bucket) {
        return new StorageProperties(
                StorageProperties.Kind.S3,
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
