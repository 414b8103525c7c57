package app.selfie.models;

import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.SegmentationModel;
import jakarta.annotation.PreDestroy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Notices files that somebody puts into a model's folder, replaces or takes away, and has the catalogue look at them as
 * soon as they have not changed from one look to the next: whoever copies 48 MB by hand needs a while. It looks every
 * few seconds rather than being told, since nobody tells of changes on network drives.
 */
@Component
class ModelFolderWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(ModelFolderWatcher.class);

    private final ModelProperties properties;
    private final ModelCatalog models;
    /** As the catalogue last saw them. Guarded by this. */
    private final Map<ModelId, ModelFolder.Listing> known = new LinkedHashMap<>();
    /** As they were the last time. Guarded by this. */
    private final Map<ModelId, ModelFolder.Listing> before = new LinkedHashMap<>();

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("model-folder-watch").daemon().factory());

    ModelFolderWatcher(ModelProperties properties, ModelCatalog models) {
        this.properties = properties;
        this.models = models;
    }

    /** What is there now is what the catalogue loads at the start, or a moment later. */
    @EventListener(ApplicationReadyEvent.class)
    synchronized void start() {
        models.folders().forEach((id, path) -> {
            ModelFolder.Listing look = new ModelFolder(path).look();
            known.put(id, look);
            before.put(id, look);
        });
        long millis = properties.checkEvery().toMillis();
        var _ = clock.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    private synchronized void look() {
        for (ModelId id : known.keySet().toArray(ModelId[]::new)) {
            try {
                lookAt(id);
            } catch (RuntimeException e) { // or nothing would ever be noticed again
                LOG.error("The folder of model {} cannot be looked at", id, e);
            }
        }
    }

    private void lookAt(ModelId id) {
        ModelFolder.Listing now = new ModelFolder(models.folder(id).orElseThrow()).look();
        boolean rests = now.equals(before.put(id, now));
        if (rests && !now.equals(known.get(id))) {
            LOG.info(
                    "The files of model {} are others than before: {}",
                    id,
                    now.files().keySet());
            known.put(id, now);
            var _ = models.refresh(id);
        }
    }

    /** Has the catalogue look at a model whose files this process has just put in place. */
    synchronized CompletionStage<SegmentationModel> refresh(ModelId id) {
        ModelFolder.Listing look = new ModelFolder(models.folder(id).orElseThrow()).look();
        known.put(id, look);
        before.put(id, look);
        return models.refresh(id);
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }
}
