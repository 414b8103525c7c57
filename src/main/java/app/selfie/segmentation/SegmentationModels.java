package app.selfie.segmentation;

import static java.util.stream.Collectors.toMap;

import app.selfie.segmentation.SegmentationModel.Installed;
import app.selfie.segmentation.SegmentationModel.NotInstalled;
import app.selfie.segmentation.SegmentationModel.Preparing;
import app.selfie.segmentation.SegmentationModel.Reason;
import app.selfie.segmentation.SegmentationModel.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
public final class SegmentationModels implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentationModels.class);

    /** Models of the product itself: the catalogue opens when these are loaded. */
    private final List<ModelSource> own;
    /** Models whose files somebody brings: loaded after the product's own. */
    private final List<ModelSource> brought;

    private final Map<ModelId, Path> folders;
    private final ConcurrentMap<ModelId, SegmentationModel> entries = new ConcurrentHashMap<>();
    private final ConcurrentMap<ModelId, LoadedModel> networks = new ConcurrentHashMap<>();
    private final List<Consumer<SegmentationModel>> listeners = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean closing;
    private final ExecutorService loader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("model-loader").daemon().factory());

    @Autowired
    SegmentationModels(ModelFolderProperties properties) {
        this(properties.folder());
    }

    /** @param folder where the models are that do not travel inside the product, each in a folder of its id */
    public SegmentationModels(Path folder) {
        this(
                List.copyOf(BuiltInModel.ALL),
                List.copyOf(BodyPixModel.in(folder)),
                BodyPixModel.in(folder).stream().collect(toMap(BodyPixModel::id, BodyPixModel::folder)));
    }

    SegmentationModels(List<ModelSource> own) {
        this(own, List.of(), Map.of());
    }

    /** @param folders of the models of {@code brought} */
    SegmentationModels(List<ModelSource> own, List<ModelSource> brought, Map<ModelId, Path> folders) {
        this.own = own;
        this.brought = brought;
        this.folders = Map.copyOf(folders);
        sources().forEach(source -> enter(source, new Preparing()));
    }

    private Stream<ModelSource> sources() {
        return Stream.concat(own.stream(), brought.stream());
    }

    /**
     * Begins to load and measure every model whose files are here, on a thread of its own: native libraries and networks
     * take seconds, and the first pages need none of them. Does nothing the second time.
     */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (begun.compareAndSet(false, true)) {
            loader.execute(() -> loadAll(own, opened));
            loader.execute(() -> loadAll(brought, settled));
        }
    }

    private void loadAll(List<ModelSource> sources, CompletableFuture<Void> done) {
        try {
            for (ModelSource source : sources) {
                if (!closing) {
                    load(source);
                }
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
        ModelSource source = sources()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown model " + id));
        begin();
        return CompletableFuture.supplyAsync(() -> load(source), loader);
    }

    /** On the loader's thread. */
    private SegmentationModel load(ModelSource source) {
        LoadedModel old = networks.get(source.id());
        if (old == null) {
            enter(source, new Preparing());
        }
        State state = install(source);
        if (state instanceof NotInstalled(Reason reason, String detail)) {
            LOG.info("Model {} is not installed, {}: {}", source.id(), reason, detail);
            if (old != null && reason == Reason.FILES_REFUSED) {
                LOG.warn("Model {} goes on with the files it was loaded from before", source.id());
                return find(source.id()).orElseThrow();
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
            tell(now);
        }
        return now;
    }

    private void enter(ModelSource source, State state) {
        SegmentationModel now = entry(source, state);
        if (!now.equals(entries.put(source.id(), now))) {
            tell(now);
        }
    }

    private static SegmentationModel entry(ModelSource source, State state) {
        return new SegmentationModel(source.id(), source.family(), source.inputSize(), source.knowsBodies(), state);
    }

    private void tell(SegmentationModel changed) {
        for (Consumer<SegmentationModel> listener : listeners) {
            try {
                listener.accept(changed);
            } catch (RuntimeException e) { // one listener's trouble is not the others'
                LOG.error("A listener failed to take note of model {}", changed.id(), e);
            }
        }
    }

    private State install(ModelSource source) {
        try {
            Optional<ImportedModel> imported = source.load();
            if (imported.isEmpty()) {
                return new NotInstalled(Reason.FILES_MISSING, "not found: " + source.location());
            }
            OnnxModel network = OnnxModel.load(source.id(), imported.get());
            try {
                Installed installed = new Installed(measure(network));
                networks.put(source.id(), new LoadedModel(network, larger(source), source));
                LOG.info(
                        "Model {} takes {} ms per frame",
                        source.id(),
                        Math.round(installed.perFrame().toNanos() / 1e5) / 10.0);
                return installed;
            } catch (RuntimeException | ModelImportException e) {
                network.close();
                throw e;
            }
        } catch (ModelImportException e) {
            return new NotInstalled(Reason.FILES_REFUSED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) { // one model's trouble is not the others'
            LOG.error("Model {} cannot be run", source.id(), e);
            return new NotInstalled(Reason.FILES_REFUSED, String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) { // the large networks need more than a small server gives
            LOG.error("There is not enough memory for model {}", source.id(), e);
            return new NotInstalled(Reason.FILES_REFUSED, "not enough memory: " + e.getMessage());
        }
    }

    private static @Nullable OnnxModel larger(ModelSource source) throws ModelImportException {
        Optional<ImportedModel> larger = source.loadLarger();
        return larger.isEmpty() ? null : OnnxModel.load(source.id(), larger.get());
    }

    private static Duration measure(OnnxModel network) {
        try (PersonSegmenter segmenter = new OnnxPersonSegmenter(network)) {
            return Speed.of(segmenter);
        }
    }

    /** Every known model, installed or not, in the order in which to offer them. */
    public List<SegmentationModel> all() {
        awaitOpen();
        return sources().flatMap(source -> find(source.id()).stream()).toList();
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
        return sources()
                .filter(source -> source.id().equals(id))
                .mapToLong(ModelSource::bytes)
                .sum();
    }

    /** The model to recommend on this server, from what was measured; empty if none can be run. */
    public Optional<ModelId> recommended() {
        return Recommendation.among(all());
    }

    /** Where a model's files are expected; empty for one that travels inside the product. */
    public Optional<Path> folder(ModelId id) {
        return Optional.ofNullable(folders.get(id));
    }

    /** The folders of all models that do not travel inside the product, whether they are there or not; never waits. */
    public Map<ModelId, Path> folders() {
        return folders;
    }

    /**
     * Tells {@code listener} of every entry that changes from now on, on the loader's thread: it must not wait there.
     *
     * @return ends that; does nothing the second time
     */
    public Runnable addListener(Consumer<SegmentationModel> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * A new segmenter, for one thread at a time. Caller closes, before this catalogue is closed.
     *
     * @throws IllegalArgumentException if the model is unknown or not installed
     */
    public PersonSegmenter newSegmenter(ModelId id) {
        awaitOpen();
        while (true) {
            LoadedModel network = installed(id);
            Optional<PersonSegmenter> segmenter = network.newSegmenter();
            if (segmenter.isPresent()) {
                return segmenter.get();
            }
            networks.remove(id, network); // retired since, and its successor may be there already
        }
    }

    /**
     * A new segmenter of stills, with all networks that look at a still together with this model's. Caller closes, before
     * this catalogue is closed.
     *
     * @throws IllegalArgumentException if the model is unknown or not installed
     */
    public StillSegmenter newStillSegmenter(ModelId id) {
        awaitOpen();
        installed(id);
        List<ModelId> companions = sources()
                .filter(source -> source.id().equals(id))
                .flatMap(source -> source.companions().stream())
                .filter(networks::containsKey)
                .toList();
        ModelId first = companions.stream()
                .filter(companion -> installed(companion).hasLarger())
                .findFirst()
                .orElse(id);
        List<PersonSegmenter> closer = new ArrayList<>();
        try {
            companions.forEach(companion -> closer.add(newSegmenter(companion)));
            PersonSegmenter whole = installed(first).hasLarger()
                    ? installed(first).newWholeSegmenter().orElseThrow()
                    : closer.getFirst();
            return new StillSegmenter(whole, closer);
        } catch (RuntimeException | Error e) {
            closer.forEach(PersonSegmenter::close);
            throw e;
        }
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
        while (true) {
            LoadedModel network = installed(id);
            Optional<BodySegmenter> segmenter = network.newBodySegmenter();
            if (segmenter.isPresent() || !network.knowsBodies()) {
                return segmenter;
            }
            networks.remove(id, network); // as above
        }
    }

    private LoadedModel installed(ModelId id) {
        LoadedModel network = networks.get(id);
        if (network == null) {
            throw new IllegalArgumentException(
                    "model " + id + " is not installed, expected one of " + networks.keySet());
        }
        return network;
    }

    /** Waits for runs under way and frees every network; does nothing the second time. */
    @Override
    public void close() {
        closing = true;
        loader.close();
        networks.values().forEach(LoadedModel::close);
        RejectedExecutionException closed = new RejectedExecutionException("the catalogue of models is closed");
        opened.completeExceptionally(closed);
        settled.completeExceptionally(closed);
    }
}
