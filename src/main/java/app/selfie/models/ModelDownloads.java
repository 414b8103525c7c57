package app.selfie.models;

import app.selfie.accounts.CurrentUser;
import app.selfie.models.ModelStatus.Failed;
import app.selfie.models.ModelStatus.Installed;
import app.selfie.models.ModelStatus.Installing;
import app.selfie.models.ModelStatus.NotInstalled;
import app.selfie.segmentation.Listeners;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.SegmentationModel;
import app.selfie.segmentation.SegmentationModel.Preparing;
import app.selfie.segmentation.SegmentationModel.Reason;
import app.selfie.storage.FreeSpace;
import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * Gets models onto this server, for everybody who uses it: each at most once at a time, started and cancelled by
 * administrators only. Thread-safe; the methods that ask who is calling belong under the session lock.
 */
@Service
@EnableConfigurationProperties(ModelProperties.class)
public class ModelDownloads {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /**
     * One way to get a model.
     *
     * @param bytes to download, within a percent
     */
    public record Offer(FileVariant variant, long bytes) {}

    private final ModelProperties properties;
    private final ModelCatalog models;
    private final ModelFolderWatcher watch;
    private final FreeSpace space;
    private final CurrentUser currentUser;
    private final List<Release> releases;
    private final Duration firstPause;
    private final Map<ModelId, Download> active = new ConcurrentHashMap<>();
    private final Map<ModelId, Failed> failures = new ConcurrentHashMap<>();

    /** What was found in the models' folders when they last changed: pages ask under their session's lock, many times a second. */
    private final Map<ModelId, InstalledFiles> files = new ConcurrentHashMap<>();

    private final Listeners<ModelId> listeners = new Listeners<>();
    private final Runnable listening;

    @Autowired
    ModelDownloads(
            ModelProperties properties,
            ModelCatalog models,
            ModelFolderWatcher watch,
            FreeSpace space,
            CurrentUser currentUser) {
        this(properties, models, watch, space, currentUser, OfficialReleases.ALL, FIRST_PAUSE);
    }

    /**
     * @param releases with the hashes that files must have; no setting changes them
     * @param firstPause before a file that did not come whole is fetched again
     */
    ModelDownloads(
            ModelProperties properties,
            ModelCatalog models,
            ModelFolderWatcher watch,
            FreeSpace space,
            CurrentUser currentUser,
            List<Release> releases,
            Duration firstPause) {
        this.properties = properties;
        this.models = models;
        this.watch = watch;
        this.space = space;
        this.currentUser = currentUser;
        this.releases = releases;
        this.firstPause = firstPause;
        models.folders().keySet().forEach(this::files); // not all(), which waits until networks are loaded
        this.listening = models.addListener(model -> {
            files.put(model.id(), look(model.id()));
            if (model.isInstalled()) {
                failures.remove(model.id());
            }
            listeners.tell(model.id());
        });
    }

    /** Reads folders and small files: never on a page's behalf, but the first time. */
    private InstalledFiles look(ModelId id) {
        return models.folder(id)
                .map(InstalledFiles::in)
                .orElseGet(() -> new InstalledFiles(models.bytes(id), List.of(), null));
    }

    private InstalledFiles files(ModelId id) {
        return files.computeIfAbsent(id, this::look);
    }

    /** The ways to get a model, the recommended one first; empty for one that travels inside the product. */
    public List<Offer> offers(ModelId id) {
        return releases.stream()
                .filter(release -> release.id().equals(id))
                .map(release -> new Offer(release.variant(), release.bytes()))
                .toList();
    }

    /** Whether downloads are switched off here. */
    public boolean isOffline() {
        return properties.offline();
    }

    /** Whether the signed-in person may start and cancel downloads, and see where files are. */
    public boolean isAllowed() {
        return currentUser.isAdministrator();
    }

    /** How far a model is; details only for those who may see where files are. Empty for an unknown model. */
    public Optional<ModelStatus> status(ModelId id) {
        return models.find(id).map(this::statusOf).map(status -> isAllowed() ? status : withoutDetail(status));
    }

    private ModelStatus statusOf(SegmentationModel model) {
        Download download = active.get(model.id());
        if (download != null) {
            return download.status();
        }
        return switch (model.state()) {
            case SegmentationModel.Installed(Duration perFrame) -> new Installed(perFrame);
            case Preparing() -> new Installing();
            case SegmentationModel.NotInstalled(Reason reason, String detail) ->
                switch (reason) {
                    case FILES_REFUSED -> new Failed(DownloadProblem.FILES_REFUSED, detail);
                    case FILES_MISSING -> {
                        Failed failure = failures.get(model.id());
                        yield failure == null ? new NotInstalled() : failure;
                    }
                };
        };
    }

    private static ModelStatus withoutDetail(ModelStatus status) {
        return status instanceof Failed(DownloadProblem reason, String _) ? new Failed(reason, "") : status;
    }

    /** Where a model's files can be put by hand: for administrators, and for models that are not in the product itself. */
    public Optional<Path> folder(ModelId id) {
        return isAllowed() ? models.folder(id) : Optional.empty();
    }

    /** The address under which the files of an offer are: for administrators. */
    public Optional<String> address(ModelId id, FileVariant variant) {
        return isAllowed()
                ? release(id, variant)
                        .map(release ->
                                properties.baseAddress().resolve(release.path()).toString())
                : Optional.empty();
    }

    /** As which variant a model was downloaded; empty if it was not, or was put there by hand. */
    public Optional<FileVariant> downloadedAs(ModelId id) {
        return Optional.ofNullable(files(id).downloadedAs());
    }

    /** What was recorded of the files that were downloaded, a line a file, hash and name: for administrators. */
    public List<String> hashes(ModelId id) {
        return isAllowed() ? files(id).hashes() : List.of();
    }

    /** Bytes of a model's files, on this server or inside the product; 0 where there are none. */
    public long bytes(ModelId id) {
        return files(id).bytes();
    }

    /**
     * Begins to download a model. Nothing happens if that is under way, whoever began it.
     *
     * @throws AccessDeniedException if the signed-in person is no administrator
     * @throws IllegalArgumentException if there is no such offer
     */
    public void start(ModelId id, FileVariant variant) {
        requireAdministrator();
        Release release = release(id, variant)
                .orElseThrow(() -> new IllegalArgumentException("no download of " + id + " as " + variant));
        Path path = models.folder(id)
                .orElseThrow(() -> new IllegalArgumentException("model " + id + " has no folder of its own"));
        if (isOffline()) {
            failures.put(id, new Failed(DownloadProblem.OFFLINE, "selfie.models.offline is true"));
            listeners.tell(id);
            return;
        }
        Download download = new Download(release.bytes(), () -> listeners.tell(id));
        if (active.putIfAbsent(id, download) == null) {
            failures.remove(id);
            Thread.ofPlatform()
                    .name("download-" + id)
                    .daemon()
                    .start(() -> run(download, release, new ModelFolder(path)));
            listeners.tell(id);
        }
    }

    /**
     * Stops a download; files that have come whole are kept for the next time. Nothing happens where none is under way.
     *
     * @throws AccessDeniedException if the signed-in person is no administrator
     */
    public void cancel(ModelId id) {
        requireAdministrator();
        Download download = active.get(id);
        if (download != null) {
            download.cancel();
        }
    }

    private void requireAdministrator() {
        if (!isAllowed()) {
            throw new AccessDeniedException("only an administrator may download models");
        }
    }

    private Optional<Release> release(ModelId id, FileVariant variant) {
        return releases.stream()
                .filter(release -> release.id().equals(id) && release.variant() == variant)
                .findFirst();
    }

    private void run(Download download, Release release, ModelFolder folder) {
        ModelId id = release.id();
        try {
            new DownloadRun(properties, watch, space, firstPause)
                    .run(download, release, folder)
                    .ifPresent(failure -> failures.put(id, failure));
        } finally {
            active.remove(id, download);
            listeners.tell(id);
        }
    }

    /**
     * Tells {@code listener} of every model whose status changes from now on, on some thread: it must not wait there.
     *
     * @return ends that; does nothing the second time
     */
    public Runnable addListener(Consumer<ModelId> listener) {
        return listeners.add(listener);
    }

    /** Downloads under way stop; what has come stays for the next start. */
    @PreDestroy
    void stop() {
        listening.run();
        active.values().forEach(Download::cancel);
    }
}
