package app.selfie.models;

import app.selfie.models.ModelStatus.Failed;
import app.selfie.segmentation.ModelId;
import app.selfie.storage.FreeSpace;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets a model and hands it to the catalogue; says in the log what came of it. */
final class DownloadRun {

    private static final Logger LOG = LoggerFactory.getLogger(DownloadRun.class);

    private final ModelProperties properties;
    private final ModelFolderWatcher watch;
    private final FreeSpace space;
    private final Duration firstPause;

    /** @param firstPause before a file that did not come whole is fetched again */
    DownloadRun(ModelProperties properties, ModelFolderWatcher watch, FreeSpace space, Duration firstPause) {
        this.properties = properties;
        this.watch = watch;
        this.space = space;
        this.firstPause = firstPause;
    }

    /**
     * Returns when the model is in the catalogue, or will not be.
     *
     * @return why it failed; empty also where somebody cancelled it
     */
    Optional<Failed> run(Download download, Release release, ModelFolder folder) {
        ModelId id = release.id();
        try (HttpClient client = ModelFetch.newClient(properties)) {
            try {
                fetch(download, release, folder, client);
            } finally {
                client.shutdownNow();
            }
        } catch (InterruptedException e) {
            LOG.info("The download of model {} was cancelled", id);
        } catch (DownloadException e) {
            LOG.warn("Model {} could not be downloaded, {}: {}", id, e.problem(), e.detail());
            return Optional.of(new Failed(e.problem(), e.detail()));
        } catch (CompletionException e) { // the application stops
            LOG.warn("Model {} was downloaded and not loaded", id, e);
        } catch (RuntimeException | Error e) {
            LOG.error("The download of model {} failed", id, e);
            return Optional.of(new Failed(DownloadProblem.INTERNAL, String.valueOf(e)));
        }
        return Optional.empty();
    }

    private void fetch(Download download, Release release, ModelFolder folder, HttpClient client)
            throws DownloadException, InterruptedException {
        if (!download.begin()) {
            return;
        }
        FileFetch files = new FileFetch(client, properties.stallTimeout(), firstPause);
        new ModelFetch(
                        release,
                        properties.baseAddress(),
                        folder,
                        files,
                        () -> space.roomIn(folder.path()),
                        download::at)
                .run();
        download.install();
        watch.refresh(release.id()).toCompletableFuture().join();
        LOG.info("Model {} was downloaded as {}", release.id(), release.variant());
    }
}
