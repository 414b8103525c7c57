package app.selfie.segmentation;

import app.selfie.modelfiles.ImportedModel;
import app.selfie.modelfiles.ModelImportException;
import app.selfie.segmentation.SegmentationModel.Installed;
import app.selfie.segmentation.SegmentationModel.NotInstalled;
import app.selfie.segmentation.SegmentationModel.Reason;
import app.selfie.segmentation.SegmentationModel.State;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a model's network from its files, warms it and measures it. Whatever is wrong with one model is told as its state. */
final class ModelLoader {

    private static final Logger LOG = LoggerFactory.getLogger(ModelLoader.class);

    /**
     * What came of it.
     *
     * @param network the caller's to close; null unless the state is {@link Installed}
     */
    record Outcome(State state, @Nullable LoadedModel network) {

        private static Outcome refused(String detail) {
            return new Outcome(new NotInstalled(Reason.FILES_REFUSED, detail), null);
        }
    }

    private ModelLoader() {}

    /**
     * Takes up to seconds.
     *
     * @param stopped asked while it measures: once true, it ends with what it has
     */
    static Outcome load(ModelSource source, BooleanSupplier stopped) {
        try {
            Optional<ImportedModel> imported = source.load();
            if (imported.isEmpty()) {
                NotInstalled missing = new NotInstalled(Reason.FILES_MISSING, "not found: " + source.location());
                return new Outcome(missing, null);
            }
            OnnxModel network = OnnxModel.load(source.id(), imported.get());
            try {
                Installed installed = new Installed(measure(network, stopped));
                LoadedModel loaded = new LoadedModel(network, larger(source), source);
                LOG.info(
                        "Model {} takes {} ms per frame",
                        source.id(),
                        Math.round(installed.perFrame().toNanos() / 1e5) / 10.0);
                return new Outcome(installed, loaded);
            } catch (RuntimeException | ModelImportException e) {
                network.close();
                throw e;
            }
        } catch (ModelImportException e) {
            return Outcome.refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) { // one model's trouble is not the others'
            LOG.error("Model {} cannot be run", source.id(), e);
            return Outcome.refused(String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) { // the large networks need more than a small server gives
            LOG.error("There is not enough memory for model {}", source.id(), e);
            return Outcome.refused("not enough memory: " + e.getMessage());
        }
    }

    private static @Nullable OnnxModel larger(ModelSource source) throws ModelImportException {
        Optional<ImportedModel> larger = source.loadLarger();
        return larger.isEmpty() ? null : OnnxModel.load(source.id(), larger.get());
    }

    private static Duration measure(OnnxModel network, BooleanSupplier stopped) {
        try (PersonSegmenter segmenter = new OnnxPersonSegmenter(network)) {
            return SegmenterTiming.of(segmenter, stopped);
        }
    }
}
