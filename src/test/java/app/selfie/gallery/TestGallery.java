package app.selfie.gallery;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice.Scene;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.imaging.ImageSize;
import app.selfie.storage.OwnedObjects;
import app.selfie.storage.SaveResult.Kept;
import app.selfie.storage.TestStorage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A gallery without Spring around it, and galleries with thousands of selfies. */
public final class TestGallery {

    /** Selfies that are kept in one transaction. */
    private static final int BATCH = 250;

    private TestGallery() {}

    public static Gallery of(
            TestStorage storage,
            JdbcClient database,
            PlatformTransactionManager transactions,
            GalleryEvents news,
            InstantSource clock) {
        OwnedObjects objects = storage.objects();
        SelfieRepository rows = new SelfieRepository(database);
        SelfieFiles files = new SelfieFiles(objects, rows);
        return new Gallery(
                rows,
                new SelfieLists(database),
                files,
                new SelfieWriter(objects, rows, files, clock),
                new Trash(objects, new TrashRepository(database), transactions, clock),
                news,
                new GalleryMetrics(new SimpleMeterRegistry()));
    }

    /**
     * Fills a person's gallery with selfies that have real pictures and thumbnails and no layers, eight a day, the newest
     * now; every tenth is a favourite with a caption. 5,000 take a minute or two, nearly all of it for the disk.
     *
     * @param pictureSize of each; of 64x48, a selfie takes some 3 KB with its thumbnail
     */
    public static void fill(
            OwnedObjects objects, JdbcClient database, UserId owner, int howMany, ImageSize pictureSize) {
        List<byte[]> pictures = IntStream.range(0, 32)
                .mapToObj(i -> Stills.jpeg(pictureSize, i))
                .toList();
        List<byte[]> thumbnails = pictures.stream().map(Thumbnails::of).toList();
        SelfieRepository rows = new SelfieRepository(database);
        Instant newest = Instant.now();
        for (int from = 0; from < howMany; from += BATCH) {
            int first = from;
            int size = Math.min(BATCH, howMany - from);
            List<byte[]> files = IntStream.range(0, size)
                    .boxed()
                    .flatMap(i -> IntStream.of(0, 1)
                            .mapToObj(which -> (which == 0 ? pictures : thumbnails).get((first + i) % 32)))
                    .toList();
            var outcome = objects.keep(owner, files, ids -> {
                for (int i = 0; i < size; i++) {
                    Layers layers = Layers.of(ids.subList(2 * i, 2 * i + 2));
                    Instant keptAt = newest.minus(Duration.ofHours(3).multipliedBy(first + i));
                    long bytes = files.get(2 * i).length + (long) files.get(2 * i + 1).length;
                    insert(rows, owner, first + i, keptAt, pictureSize, bytes, layers);
                }
                return size;
            });
            if (!(outcome instanceof Kept)) {
                throw new IllegalStateException(
                        "expected " + howMany + " selfies, found after " + from + " " + outcome);
            }
        }
    }

    static void insert(
            SelfieRepository rows,
            UserId owner,
            int number,
            Instant keptAt,
            ImageSize size,
            long bytes,
            Layers layers) {
        SelfieId id = new SelfieId(UUID.randomUUID());
        String caption = number % 10 == 0 ? "Number " + number : "";
        rows.insert(
                owner,
                id,
                keptAt,
                Stills.recipe(new Scene(new BackgroundId("moon"))),
                size,
                caption,
                bytes,
                layers,
                null);
        if (number % 10 == 0) {
            rows.favourite(owner, id, true);
        }
    }
}
