package app.selfie.segmentation;

import app.selfie.segmentation.SegmentationModel.NotInstalled;
import app.selfie.segmentation.SegmentationModel.Preparing;
import app.selfie.segmentation.SegmentationModel.Reason;
import app.selfie.segmentation.SegmentationModel.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The catalogue of segmentation models, and the owner of the networks: each is loaded once for the whole process, warmed
 * and measured on a thread of its own before it is offered, and freed when nobody uses it any more. Models come and go
 * while the process runs: {@link #refresh} looks at one model's files again. Thread-safe.
 */
@Component
@EnableConfigurationProperties(ModelFolderProperties.class)
public final class ModelCatalog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModelCatalog.class);

    /** Of a stop, for files that are being read and a network that is being made: on a busy machine that takes long. */
    private static final Duration LOADER_TIMEOUT = Duration.ofSeconds(2);

    private final ModelSources sources;
    private final ConcurrentMap<ModelId, SegmentationModel> entries = new ConcurrentHashMap<>();
    private final LoadedModels networks = new LoadedModels();
    private final Listeners<SegmentationModel> listeners = new Listeners<>();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean closing;
    private final ExecutorService loader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("model-loader").daemon().factory());

    @Autowired
    ModelCatalog(ModelFolderProperties properties) {
        this(properties.folder());
    }

    /** @param folder where the models are that do not travel inside the product, each in a folder of its id */
    public ModelCatalog(Path folder) {
        this(ModelSources.in(folder));
    }

    ModelCatalog(List<ModelSource> own) {
        this(new ModelSources(own, List.of(), Map.of()));
    }

    ModelCatalog(ModelSources sources) {
        this.sources = sources;
        sources.all().forEach(source -> enter(source, new Preparing()));
    }

    /**
     * Begins to load and measure every model whose files are here, on a thread of its own: native libraries and networks
     * take seconds, and the first pages need none of them. Does nothing the second time.
     */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (begun.compareAndSet(false, true)) {
            loader.execute(() -> loadAll(sources.own(), opened));
            loader.execute(() -> loadAll(sources.brought(), settled));
        }
    }

    private void loadAll(List<ModelSource> some, CompletableFuture<Void> done) {
        try {
            for (ModelSource source : some) {
                load(source);
            }
            done.complete(null);
        } catch (RuntimeException | Error e) {
            LOG.error("The segmentation models cannot be loaded; there will be no live picture", e);
            done.completeExceptionally(e);
        }
    }

    /** Waits for the product's own models where they are not loaded yet. */
    private void awaitOpen() {
        begin();
        opened.join();
    }

    /** How far the product's own models are. */
    enum Opening {
        GOING_ON,
        DONE,
        FAILED
    }

    /** Whether the product's own models can be used; never waits. */
    Opening opening() {
        return opened.isCompletedExceptionally() ? Opening.FAILED : opened.isDone() ? Opening.DONE : Opening.GOING_ON;
    }

    /** Done, one way or the other, when every model that was here at the start has been measured. */
    public CompletionStage<Void> settled() {
        return settled.copy();
    }

    /**
     * Looks at a model's files again, on the loader's thread: loads it if they are there now, replaces it if they are
     * others, takes it away if they are gone. The old network serves until the new one is measured, and goes on serving
     * where the new files are refused.
     *
     * @return what the catalogue says of it then
     * @throws IllegalArgumentException if the model is unknown
     */
    public CompletionStage<SegmentationModel> refresh(ModelId id) {
        ModelSource source = sources.find(id).orElseThrow(() -> new IllegalArgumentException("unknown model " + id));
        begin();
        return CompletableFuture.supplyAsync(() -> load(source), loader);
    }

    /** On the loader's thread. Loads nothing more once the catalogue is being closed. */
    private SegmentationModel load(ModelSource source) {
        if (closing) {
            return entered(source);
        }
        LoadedModel old = networks.find(source.id());
        if (old == null) {
            enter(source, new Preparing());
        }
        ModelLoader.Outcome outcome = ModelLoader.load(source, () -> closing);
        if (outcome.network() != null) {
            networks.put(source.id(), outcome.network());
        }
        State state = outcome.state();
        if (state instanceof NotInstalled(Reason reason, String detail)) {
            LOG.info("Model {} is not installed, {}: {}", source.id(), reason, detail);
            if (old != null && reason == Reason.FILES_REFUSED) {
                LOG.warn("Model {} goes on with the files it was loaded from before", source.id());
                return entered(source);
            }
        }
        SegmentationModel now = entry(source, state);
        boolean changed = !now.equals(entries.put(source.id(), now));
        if (state instanceof NotInstalled) {
            networks.remove(source.id());
        }
        if (old != null) {
            old.retire(); // before anybody is told: whoever holds its segmenters gives them up when told, and asks once
        }
        if (changed || old != null) {
            listeners.tell(now);
        }
        return now;
    }

    /** What is said of a model now: without the wait of {@link #find}, which the loader's thread may not do. */
    private SegmentationModel entered(ModelSource source) {
        return Objects.requireNonNull(entries.get(source.id()));
    }

    private void enter(ModelSource source, State state) {
        SegmentationModel now = entry(source, state);
        if (!now.equals(entries.put(source.id(), now))) {
            listeners.tell(now);
        }
    }

    private static SegmentationModel entry(ModelSource source, State state) {
        return new SegmentationModel(source.id(), source.family(), source.inputSize(), source.knowsBodies(), state);
    }

    /** Every known model, installed or not, in the order in which to offer them. */
    public List<SegmentationModel> all() {
        awaitOpen();
        return sources.all().flatMap(source -> find(source.id()).stream()).toList();
    }

    /** Empty if no model has this id. */
    public Optional<SegmentationModel> find(ModelId id) {
        awaitOpen();
        return Optional.ofNullable(entries.get(id));
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

    /** The model itself where it can be run, else the {@link #defaultModel() default} one: what a picture is made with. */
    public ModelId runnable(ModelId wanted) {
        return find(wanted)
                .filter(SegmentationModel::isInstalled)
                .orElseGet(this::defaultModel)
                .id();
    }

    /** Bytes of a model's files inside the product; 0 for one whose files are in a {@link #folder}, or that is unknown. */
    public long bytes(ModelId id) {
        return sources.find(id).map(ModelSource::bytes).orElse(0L);
    }

    /** The model to recommend on this server, from what was measured; empty if none can be run. */
    public Optional<ModelId> recommended() {
        return ModelRecommender.among(all());
    }

    /** Where a model's files are expected; empty for one that travels inside the product. */
    public Optional<Path> folder(ModelId id) {
        return Optional.ofNullable(sources.folders().get(id));
    }

    /** The folders of all models that do not travel inside the product, whether they are there or not; never waits. */
    public Map<ModelId, Path> folders() {
        return sources.folders();
    }

    /**
     * Tells {@code listener} of every entry that changes from now on, on the loader's thread: it must not wait there.
     *
     * @return ends that; does nothing the second time
     */
    public Runnable addListener(Consumer<SegmentationModel> listener) {
        return listeners.add(listener);
    }

    /**
     * A new segmenter, for one thread at a time. Caller closes, before this catalogue is closed.
     *
     * @throws IllegalArgumentException if the model is unknown or not installed
     */
    public PersonSegmenter newSegmenter(ModelId id) {
        awaitOpen();
        return networks.newSegmenter(id);
    }

    /**
     * A new segmenter of stills, with all networks that look at a still together with this model's. Caller closes, before
     * this catalogue is closed.
     *
     * @throws IllegalArgumentException if the model is unknown or not installed
     */
    public StillSegmenter newStillSegmenter(ModelId id) {
        awaitOpen();
        List<ModelId> companions =
                sources.find(id).map(ModelSource::companions).map(List::copyOf).orElse(List.of());
        return networks.newStillSegmenter(id, companions);
    }

    /**
     * A new segmenter of bodies, for one thread at a time. Caller closes, before this catalogue is closed. The first one
     * of a model loads its whole network, which takes up to seconds.
     *
     * @return empty if the model does not know bodies
     * @throws IllegalArgumentException if the model is unknown or not installed
     * @throws SegmentationException if its files cannot be used any more
     */
    public Optional<BodySegmenter> newBodySegmenter(ModelId id) {
        awaitOpen();
        return networks.newBodySegmenter(id);
    }

    /**
     * Waits for runs under way and frees every network; does nothing the second time. A model that is still being loaded
     * after two seconds is freed when it is.
     */
    @Override
    public void close() {
        closing = true;
        loader.shutdown();
        try {
            if (!loader.awaitTermination(LOADER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("A segmentation model is still being loaded; nobody waits for it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        networks.close();
        RejectedExecutionException closed = new RejectedExecutionException("the catalogue of models is closed");
        opened.completeExceptionally(closed);
        settled.completeExceptionally(closed);
    }
}
