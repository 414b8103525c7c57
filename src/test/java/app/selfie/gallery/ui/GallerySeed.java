package app.selfie.gallery.ui;

import app.selfie.SelfieStudioApplication;
import app.selfie.accounts.TestPeople;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.Background;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.effects.BodyEffect;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieId;
import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.portrait.Portrait;
import app.selfie.portrait.Pose;
import app.selfie.segmentation.ModelId;
import app.selfie.stills.Recipe;
import app.selfie.stills.Still;
import app.selfie.stills.StillService;
import app.selfie.storage.ObjectId;
import app.selfie.storage.ObjectStore;
import app.selfie.storage.SaveResult.Kept;
import app.selfie.storage.StoredBytes;
import java.awt.image.DataBufferByte;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills a data folder with somebody's selfies before the product starts on it: thousands are not taken by hand. */
public final class GallerySeed {

    private static final ModelId MODEL = new ModelId("selfie");

    /** So many different pictures are rendered; the others repeat them. */
    private static final int DIFFERENT = 22;

    private GallerySeed() {}

    /**
     * Somebody with selfies from the last days back in time, some with captions, some favourites.
     *
     * @param withLayers how many of the newest ones keep their layers; the others are quicker to plant
     */
    public record Collector(String name, int selfies, int withLayers) {}

    /** Registers people with their selfies. */
    public static void plant(Path dataFolder, Collector... collectors) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SelfieStudioApplication.class)
                .run("--server.port=0", "--selfie.data-folder=" + dataFolder, "--selfie.storage.quota=20GB")) {
            for (Collector collector : collectors) {
                plant(context, TestPeople.register(context, collector.name()), collector);
            }
        }
    }

    /** Registers somebody with one selfie of each time. */
    public static void plantAt(Path dataFolder, String name, List<Instant> times) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SelfieStudioApplication.class)
                .run("--server.port=0", "--selfie.data-folder=" + dataFolder)) {
            UserId owner = TestPeople.register(context, name);
            Still still = stills(context, owner, 1).getFirst();
            for (Instant time : times) {
                SelfieId id = ((Kept<Selfie>) context.getBean(Gallery.class).keep(owner, still, false))
                        .value()
                        .id();
                context.getBean(JdbcClient.class)
                        .sql("UPDATE selfie SET kept_at = ? WHERE id = ?")
                        .params(time.atOffset(ZoneOffset.UTC), id.value())
                        .update();
            }
        }
    }

    private static void plant(ConfigurableApplicationContext context, UserId owner, Collector collector) {
        int kept = Math.max(collector.withLayers(), Math.min(DIFFERENT, collector.selfies()));
        Gallery gallery = context.getBean(Gallery.class);
        List<Still> stills = stills(context, owner, Math.min(DIFFERENT, collector.selfies()));
        List<SelfieId> planted = new ArrayList<>();
        for (int i = 0; i < kept; i++) {
            Still still = stills.get(i % stills.size());
            planted.add(((Kept<Selfie>) gallery.keep(owner, still, i < collector.withLayers()))
                    .value()
                    .id());
        }
        SelfieCopies copies = new SelfieCopies(context, planted.subList(0, Math.min(DIFFERENT, kept)));
        // One commit for all: each is forced to the disk.
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            planted.addAll(copies.of(IntStream.range(kept, collector.selfies())));
            date(context, owner, planted);
        });
    }

    private static void date(ConfigurableApplicationContext context, UserId owner, List<SelfieId> planted) {
        Gallery gallery = context.getBean(Gallery.class);
        JdbcClient database = context.getBean(JdbcClient.class);
        Instant now = Instant.now();
        for (int i = 0; i < planted.size(); i++) {
            SelfieId id = planted.get(i);
            database.sql("UPDATE selfie SET kept_at = ?, taken_at = ? WHERE id = ?")
                    .params(at(now, i), at(now, i), id.value())
                    .update();
            if (i % 7 == 2) {
                gallery.favourite(owner, id, true);
            }
            if (i % 11 == 4) {
                gallery.caption(owner, id, i % 2 == 0 ? "Finally here" : "到此一游");
            }
        }
    }

    /**
     * More selfies of the same pictures. Each has objects and rows of its own, as if it had been kept; what is spared is
     * the scaling of thousands of thumbnails.
     */
    private static final class SelfieCopies {

        private static final String STORED_OBJECT =
                "INSERT INTO stored_object SELECT ?, owner, bytes, created_at, sha256 FROM stored_object WHERE id = ?";

        private static final String SELFIE = """
                INSERT INTO selfie SELECT ?, owner, kept_at, taken_at, backdrop, scene, blur, colour, mirrored,
                  edge_threshold, edge_softness, model, width_px, height_px, favourite, caption, trashed, trashed_at,
                  revision, bytes, ?, ?, NULL, NULL, caption_key,
                  head_x_permille, head_y_permille FROM selfie WHERE id = ?""";

        private record Original(SelfieId id, StoredCopy picture, StoredCopy thumbnail) {}

        /** An object that is stored again and again. */
        private static final class StoredCopy {

            private final ObjectId id;
            private final byte[] bytes;

            StoredCopy(ObjectStore store, ObjectId id) {
                this.id = id;
                try (StoredBytes stored = store.open(id).orElseThrow()) {
                    this.bytes = stored.readAll();
                }
            }
        }

        private final ObjectStore store;
        private final JdbcClient database;
        private final List<Original> originals;

        SelfieCopies(ConfigurableApplicationContext context, List<SelfieId> originals) {
            this.store = context.getBean(ObjectStore.class);
            this.database = context.getBean(JdbcClient.class);
            this.originals = originals.stream()
                    .map(id -> new Original(
                            id,
                            new StoredCopy(store, objectOf(id, "picture")),
                            new StoredCopy(store, objectOf(id, "thumbnail"))))
                    .toList();
        }

        private ObjectId objectOf(SelfieId id, String column) {
            return new ObjectId(database.sql("SELECT " + column + " FROM selfie WHERE id = ?")
                    .param(id.value())
                    .query(UUID.class)
                    .single());
        }

        /** @param indexes of the originals, which begin again after the last */
        List<SelfieId> of(IntStream indexes) {
            List<Copy> copies = indexes.mapToObj(i -> new Copy(originals.get(i % originals.size())))
                    .toList();
            copies.parallelStream().forEach(copy -> copy.store(store));
            copies.forEach(copy -> copy.insert(database));
            return copies.stream().map(copy -> copy.id).toList();
        }

        private static final class Copy {

            private final SelfieId id = new SelfieId(UUID.randomUUID());
            private final ObjectId picture = new ObjectId(UUID.randomUUID());
            private final ObjectId thumbnail = new ObjectId(UUID.randomUUID());
            private final Original original;

            Copy(Original original) {
                this.original = original;
            }

            void store(ObjectStore store) {
                store.put(picture, original.picture.bytes);
                store.put(thumbnail, original.thumbnail.bytes);
            }

            void insert(JdbcClient database) {
                database.sql(STORED_OBJECT)
                        .params(picture.value(), original.picture.id.value())
                        .update();
                database.sql(STORED_OBJECT)
                        .params(thumbnail.value(), original.thumbnail.id.value())
                        .update();
                database.sql(SELFIE)
                        .params(id.value(), picture.value(), thumbnail.value(), original.id.value())
                        .update();
            }
        }
    }

    /** Some a minute apart, then hours; about a dozen a day. */
    private static java.time.OffsetDateTime at(Instant now, int index) {
        return now.minus(Duration.ofMinutes(3L * index + 100L * (index / 4) * (1 + index % 3 / 2)))
                .minus(Duration.ofHours(9L * (index / 9)))
                .atOffset(ZoneOffset.UTC);
    }

    private static List<Still> stills(ConfigurableApplicationContext context, UserId owner, int count) {
        StillService studio = context.getBean(StillService.class);
        List<BackdropChoice> backdrops = new ArrayList<>();
        for (Background scene : context.getBean(Backgrounds.class).all(owner)) {
            backdrops.add(new BackdropChoice.Scene(scene.id()));
        }
        backdrops.add(new BackdropChoice.Blur(0.6f));
        backdrops.add(new BackdropChoice.Plain(0x2B8A6B));
        backdrops.add(new BackdropChoice.None());
        List<Still> stills = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Recipe recipe = new Recipe(
                    backdrops.get(i * 3 % backdrops.size()), i % 2 == 0, EdgeCurve.DEFAULT, MODEL, Instant.now());
            stills.add(studio.develop(owner, filmed(i), recipe, BodyEffect.NONE));
        }
        return stills;
    }

    private static byte[] filmed(int index) {
        ImageSize size = index % 5 == 3 ? new ImageSize(720, 960) : new ImageSize(1280, 720);
        Pose pose = new Pose(0.4 + 0.07 * (index % 4), 0.3 + 0.02 * (index % 3), 0).at(index % 7 / 7.0);
        byte[] bgr = ((DataBufferByte) new Portrait(size.widthPx(), size.heightPx())
                        .picture(pose)
                        .getRaster()
                        .getDataBuffer())
                .getData();
        try (JpegCodec codec = new JpegCodec();
                Frame frame = Frame.of(size, bgr)) {
            return codec.encode(frame, 92);
        }
    }
}
