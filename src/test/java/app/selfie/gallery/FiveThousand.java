package app.selfie.gallery;

import app.selfie.accounts.UserId;
import app.selfie.imaging.ImageSize;
import app.selfie.storage.ObjectId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows of 5,000 selfies without bytes, for questions about queries alone. */
public final class FiveThousand {

    private FiveThousand() {}

    public static void insert(JdbcClient database, PlatformTransactionManager transactions, UserId owner) {
        SelfieRepository rows = new SelfieRepository(database);
        Instant newest = Instant.parse("2026-05-01T12:00:00Z");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            for (int i = 0; i < 5000; i++) {
                Layers layers = new Layers(object(database, owner), object(database, owner), null, null);
                Instant keptAt = newest.minus(Duration.ofHours(3).multipliedBy(i));
                TestGallery.insert(rows, owner, i, keptAt, new ImageSize(1280, 720), 200_000, layers);
            }
        });
    }

    private static ObjectId object(JdbcClient database, UserId owner) {
        ObjectId id = new ObjectId(UUID.randomUUID());
        database.sql("insert into stored_object (id, owner, bytes, created_at) values (?, ?, 100000, ?)")
                .params(id.value(), owner.value(), Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }
}
