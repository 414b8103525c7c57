package app.selfie.segmentation;

import app.selfie.segmentation.SegmentationModel.Installed;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which model to recommend on this server: of those that are installed and leave one stream its frames, the one that
 * cuts best; where none leaves them, the quickest. Decision 0015 has the figures.
 */
final class ModelRecommender {

    /**
     * At 25 frames a second a frame has 40 ms on one worker; decoding, laying over the backdrop and encoding at 1280x720
     * take up to 8 of them.
     */
    static final Duration BUDGET = Duration.ofMillis(32);

    /**
     * By mean IoU on 290 labelled photographs where it was measured (0.878, 0.871, and 0.788 for MobileNet 0.50); the
     * others of BodyPix behind those, by the size of their networks, and before the one that is known to be behind.
     */
    private static final List<ModelId> BEST_FIRST = Stream.of(
                    "selfie",
                    "selfie-landscape",
                    "bodypix-resnet50",
                    "bodypix-mobilenet-100",
                    "bodypix-mobilenet-075",
                    "bodypix-mobilenet-050")
            .map(ModelId::new)
            .toList();

    private ModelRecommender() {}

    /** Empty if no model can be run. */
    static Optional<ModelId> among(List<SegmentationModel> models) {
        List<SegmentationModel> installed =
                models.stream().filter(SegmentationModel::isInstalled).toList();
        return installed.stream()
                .filter(model -> perFrame(model).compareTo(BUDGET) <= 0)
                .min(Comparator.comparingInt(ModelRecommender::rank))
                .or(() -> installed.stream().min(Comparator.comparing(ModelRecommender::perFrame)))
                .map(SegmentationModel::id);
    }

    /** 0 is best; a model nobody ranked is last. */
    private static int rank(SegmentationModel model) {
        int rank = BEST_FIRST.indexOf(model.id());
        return rank < 0 ? BEST_FIRST.size() : rank;
    }

    private static Duration perFrame(SegmentationModel model) {
        return model.state() instanceof Installed(Duration perFrame) ? perFrame : Duration.ofDays(1);
    }
}
