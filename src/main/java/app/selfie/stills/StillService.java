package app.selfie.stills;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.effects.BodyEffect;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCoverage;
import app.selfie.imaging.JpegHeader;
import app.selfie.imaging.JpegMetadata;
import app.selfie.segmentation.ModelCatalog;
import jakarta.annotation.PreDestroy;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/**
 * Makes stills, and makes them again over another backdrop. Every call takes from tens to hundreds of milliseconds of one
 * core, which the caller waits for, and may wait seconds for its turn before: never call it under a session's lock.
 * Thread-safe.
 *
 * <p>The live streams keep their pace: only half as many stills are in work as there are cores, the others wait in a
 * bounded line, and a burst becomes a row of single stills.
 */
@Service
@EnableConfigurationProperties(StillsProperties.class)
public class StillService {

    /** The most pixels, as 1920x1080 has, and the longest side. */
    static final ImageSize LARGEST = new ImageSize(1920, 1080);

    /** Of either side, as for the frames of a live stream. */
    private static final int SMALLEST_SIDE_PX = 16;

    /** Rendered files that are on their way to people; one of 1920x1080 has about 3 MB as PNG. */
    private static final long MAX_ANSWER_BYTES = 64L << 20;

    /** Of these one person's: more than a browser asks for at once. */
    private static final long MAX_ANSWER_BYTES_PER_PERSON = 16L << 20;

    private final StillRendererPool darkrooms;
    private final MemoryBudget answers = new MemoryBudget(MAX_ANSWER_BYTES, MAX_ANSWER_BYTES_PER_PERSON);

    StillService(ModelCatalog models, Backgrounds backgrounds, StillsProperties limits) {
        this.darkrooms = new StillRendererPool(limits, () -> new StillRenderer(models, backgrounds));
    }

    /**
     * Develops a camera's frame: finds the person in two passes, lays them over the recipe's backdrop at full size.
     *
     * @param jpeg as filmed, not mirrored: a sequential JPEG file, whole to its end, of 16x16 to 1920x1080 pixels, either
     *     way up. Not modified.
     * @param effect done to the people before anything is kept, with a model that knows bodies: the still has no frame
     *     without it
     * @throws StillException if there will be no still, and why
     */
    public Still develop(UserId owner, byte[] jpeg, Recipe recipe, BodyEffect effect) {
        byte[] original = checked(jpeg);
        return darkrooms.use(owner, darkroom -> darkroom.develop(owner, original, recipe, effect));
    }

    /**
     * The picture of a still's layers by another recipe, as JPEG.
     *
     * @param owner who asks; the recipe's background may be their own
     * @param layers asked for once, on this thread, when the person may have a picture rendered
     * @param recipe its backdrop and mirroring are used
     * @throws StillException if there will be no picture, and why; what {@code layers} throws is thrown on
     */
    public RenderedFile render(UserId owner, Supplier<StillLayers> layers, Recipe recipe) {
        return rendered(owner, () -> {
            StillLayers files = layers.get();
            return darkroom -> darkroom.render(owner, files.original(), files.matte(), recipe);
        });
    }

    /**
     * The person alone, as PNG with transparency; their surroundings are not in the file.
     *
     * @param owner who asks
     * @param layers asked for once, on this thread, when the person may have a picture rendered
     * @throws StillException if there will be no picture, and why; what {@code layers} throws is thrown on
     */
    public RenderedFile cutOut(UserId owner, Supplier<StillLayers> layers, boolean mirrored) {
        return rendered(owner, () -> {
            StillLayers files = layers.get();
            return darkroom -> darkroom.cutOut(files.original(), files.matte(), mirrored);
        });
    }

    /**
     * A picture of ours as PNG.
     *
     * @param owner who asks
     * @param picture the JPEG file, asked for once, on this thread, when the person may have a picture rendered
     * @throws StillException if there will be no picture, and why; what {@code picture} throws is thrown on
     */
    public RenderedFile png(UserId owner, Supplier<byte[]> picture) {
        return rendered(owner, () -> {
            byte[] jpeg = picture.get();
            return darkroom -> darkroom.png(jpeg);
        });
    }

    private RenderedFile rendered(UserId owner, Supplier<Function<StillRenderer, byte[]>> load) {
        return RenderedFile.of(owner, darkrooms.render(owner, load), answers);
    }

    /** The file without metadata, if it is one that may be decoded. */
    private static byte[] checked(byte[] jpeg) {
        ImageSize size = JpegHeader.read(jpeg, 0, jpeg.length)
                .orElseThrow(() -> new StillException(
                        StillProblem.NOT_A_JPEG, "expected a sequential JPEG file, found " + jpeg.length + " bytes"))
                .size();
        if (!fits(size)) {
            throw new StillException(
                    StillProblem.DIMENSIONS,
                    "expected " + SMALLEST_SIDE_PX + "x" + SMALLEST_SIDE_PX + " to " + LARGEST + ", found " + size);
        }
        return JpegMetadata.strip(jpeg)
                .filter(JpegCoverage::isComplete)
                .orElseThrow(() -> new StillException(StillProblem.DAMAGED, "a JPEG file of " + size + " is cut off"));
    }

    private static boolean fits(ImageSize size) {
        return Math.min(size.widthPx(), size.heightPx()) >= SMALLEST_SIDE_PX
                && Math.max(size.widthPx(), size.heightPx()) <= LARGEST.widthPx()
                && size.pixels() <= LARGEST.pixels();
    }

    @PreDestroy
    void close() {
        darkrooms.close();
    }
}
