package app.selfie.segmentation;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.segmentation.SegmentationModel.Installed;
import app.selfie.segmentation.SegmentationModel.NotInstalled;
import app.selfie.segmentation.SegmentationModel.Reason;
import app.selfie.segmentation.SegmentationModel.State;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The catalogue of segmentation models, and the owner of the networks: each is loaded once for the whole process,
 * measured once on this machine, and closed when the application stops. Thread-safe.
 */
@Component
public final class SegmentationModels implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentationModels.class);

    private static final ImageSize MEASURED_FRAME = new ImageSize(640, 480);
    private static final int WARM_UP_RUNS = 8;
    private static final int MEASURED_RUNS = 32;

    /** Everything that is known once the models are loaded; not changed afterwards. */
    private record Catalogue(Map<ModelId, SegmentationModel> entries, Map<ModelId, OnnxModel> networks) {}

    private final List<ModelSource> sources;
    private final CompletableFuture<Catalogue> loading = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    /** Every model there is; loaded when the application is ready, or when somebody asks before that. */
    public SegmentationModels() {
        this(Stream.<ModelSource>concat(BuiltInModel.ALL.stream(), BodyPixModel.ALL.stream())
                .toList());
    }

    SegmentationModels(List<ModelSource> sources) {
        this.sources = sources;
    }

    /**
     * Begins to load and measure every model whose files are here, on a thread of its own: native libraries and networks
     * take seconds, and the first pages need none of them. Does nothing the second time.
     */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (begun.compareAndSet(false, true)) {
            Thread.ofPlatform().name("model-loader").daemon().start(() -> {
                try {
                    loading.complete(load(sources));
                } catch (RuntimeException | Error e) {
                    LOG.error("The segmentation models cannot be loaded; there will be no live picture", e);
                    loading.completeExceptionally(e);
                }
            });
        }
    }

    /** Waits for the models where they are not loaded yet. */
    private Catalogue catalogue() {
        begin();
        return loading.join();
    }

    private static Catalogue load(List<ModelSource> sources) {
        Catalogue catalogue = new Catalogue(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (ModelSource source : sources) {
            State state = install(source, catalogue.networks());
            catalogue
                    .entries()
                    .put(source.id(), new SegmentationModel(source.id(), source.family(), source.inputSize(), state));
            switch (state) {
                case Installed(Duration perFrame) ->
                    LOG.info(
                            "Model {} takes {} ms per frame", source.id(), Math.round(perFrame.toNanos() / 1e5) / 10.0);
                case NotInstalled(Reason reason, String detail) ->
                    LOG.info("Model {} is not installed, {}: {}", source.id(), reason, detail);
            }
        }
        return catalogue;
    }

    private static State install(ModelSource source, Map<ModelId, OnnxModel> networks) {
        try {
            Optional<ImportedModel> imported = source.load();
            if (imported.isEmpty()) {
                return new NotInstalled(Reason.FILES_MISSING, "not found: " + source.location());
            }
            OnnxModel network = OnnxModel.load(source.id(), imported.get());
            try {
                Installed installed = new Installed(measure(network));
                networks.put(source.id(), network);
                return installed;
            } catch (RuntimeException e) {
                network.close();
                throw e;
            }
        } catch (ModelImportException e) {
            return new NotInstalled(Reason.FILES_REFUSED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) { // one model's trouble is not the others'
            LOG.error("Model {} cannot be run", source.id(), e);
            return new NotInstalled(Reason.FILES_REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private static Duration measure(OnnxModel network) {
        long[] nanos = new long[MEASURED_RUNS];
        SegmentationMask mask = new SegmentationMask();
        byte[] black = new byte[Math.toIntExact(MEASURED_FRAME.pixels() * Frame.CHANNELS)];
        try (Frame frame = Frame.of(MEASURED_FRAME, black);
                PersonSegmenter segmenter = new OnnxPersonSegmenter(network)) {
            for (int i = -WARM_UP_RUNS; i < MEASURED_RUNS; i++) {
                long start = System.nanoTime();
                segmenter.segment(frame, MEASURED_FRAME.whole(), mask);
                if (i >= 0) {
                    nanos[i] = System.nanoTime() - start;
                }
            }
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[MEASURED_RUNS / 10]); // the rest of the start takes its share of the others
    }

    /** Every known model, installed or not, in the order in which to offer them. */
    public List<SegmentationModel> all() {
        return List.copyOf(catalogue().entries().values());
    }

    /** Empty if no model has this id. */
    public Optional<SegmentationModel> find(ModelId id) {
        return Optional.ofNullable(catalogue().entries().get(id));
    }

    /**
     * The first model that can be run.
     *
     * @throws IllegalStateException if none can, which only a build without its model files brings about
     */
    public SegmentationModel defaultModel() {
        return all().stream()
                .filter(SegmentationModel::isInstalled)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no segmentation model can be run here: " + all()));
    }

    /**
     * A new segmenter, for one thread at a time. Caller closes, before this catalogue is closed.
     *
     * @throws IllegalArgumentException if the model is unknown or not installed
     */
    public PersonSegmenter newSegmenter(ModelId id) {
        Map<ModelId, OnnxModel> networks = catalogue().networks();
        OnnxModel network = networks.get(id);
        if (network == null) {
            throw new IllegalArgumentException(
                    "model " + id + " is not installed, expected one of " + networks.keySet());
        }
        return new OnnxPersonSegmenter(network);
    }

    /** Waits for runs under way and frees every network; does nothing the second time. */
    @Override
    public void close() {
        if (begun.get() && !loading.isCompletedExceptionally()) {
            loading.join().networks().values().forEach(OnnxModel::close);
        }
    }
}
