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
import app.selfie.stills.StillStudio;
import app.selfie.storage.Keeping.Kept;
import java.awt.image.DataBufferByte;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills a data folder with somebody's selfies before the product starts on it: thousands are not taken by hand. */
public final class GallerySeed {

    private static final ModelId MODEL = new ModelId("selfie");

    /** So many different pictures are rendered; the others repeat them. */
    private static final int DIFFERENT = 22;

    private static final int PLANTERS = 8;

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

    /** Several at once: what is kept is forced to the disk, which is waiting more than work. */
    private static void plant(ConfigurableApplicationContext context, UserId owner, Collector collector) {
        List<Still> stills = stills(context, owner, Math.min(DIFFERENT, collector.selfies()));
        Instant now = Instant.now();
        try (ExecutorService planters = Executors.newFixedThreadPool(PLANTERS)) {
            List<Future<?>> planted = new ArrayList<>();
            for (int i = 0; i < collector.selfies(); i++) {
                int index = i;
                planted.add(planters.submit(() -> plant(
                        context,
                        owner,
                        stills.get(index % stills.size()),
                        index,
                        index < collector.withLayers(),
                        now)));
            }
            for (Future<?> each : planted) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void plant(
            ConfigurableApplicationContext context, UserId owner, Still still, int index, boolean layers, Instant now) {
        Gallery gallery = context.getBean(Gallery.class);
        Selfie kept = ((Kept<Selfie>) gallery.keep(owner, still, layers)).value();
        context.getBean(JdbcClient.class)
                .sql("UPDATE selfie SET kept_at = ?, taken_at = ? WHERE id = ?")
                .params(at(now, index), at(now, index), kept.id().value())
                .update();
        if (index % 7 == 2) {
            gallery.favourite(owner, kept.id(), true);
        }
        if (index % 11 == 4) {
            gallery.caption(owner, kept.id(), index % 2 == 0 ? "Finally here" : "到此一游");
        }
    }

    /** Some a minute apart, then hours; about a dozen a day. */
    private static java.time.OffsetDateTime at(Instant now, int index) {
        return now.minus(Duration.ofMinutes(3L * index + 100L * (index / 4) * (1 + index % 3 / 2)))
                .minus(Duration.ofHours(9L * (index / 9)))
                .atOffset(ZoneOffset.UTC);
    }

    private static List<Still> stills(ConfigurableApplicationContext context, UserId owner, int count) {
        StillStudio studio = context.getBean(StillStudio.class);
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
