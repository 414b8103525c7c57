package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Region;
import app.selfie.modelfiles.ImportedModel;
import app.selfie.segmentation.SegmentationModel.Installed;
import app.selfie.segmentation.SegmentationModel.NotInstalled;
import app.selfie.segmentation.SegmentationModel.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelCatalogTest {

    private static final ModelId SELFIE = new ModelId("selfie");
    private static final ImageSize SMALL = new ImageSize(64, 48);

    private final ModelCatalog models = new ModelCatalog(Path.of("target", "no-such-folder", "models"));

    @BeforeAll
    void waitForAll() {
        models.all();
        models.settled().toCompletableFuture().join();
    }

    @AfterAll
    void close() {
        models.close();
    }

    private static Frame grey() {
        byte[] pixels = new byte[(int) SMALL.pixels() * Frame.CHANNELS];
        java.util.Arrays.fill(pixels, (byte) 90);
        return Frame.of(SMALL, pixels);
    }

    @Test
    void runsBothBuiltInModelsAndSaysHowLongTheyTake() {
        assertThat(models.all())
                .filteredOn(SegmentationModel::isInstalled)
                .extracting(model -> model.id().value())
                .containsExactly("selfie", "selfie-landscape");
        assertThat(models.all())
                .filteredOn(SegmentationModel::isInstalled)
                .allSatisfy(model -> assertThat(((Installed) model.state()).perFrame())
                        .isBetween(Duration.ofNanos(100_000), Duration.ofSeconds(1)));
    }

    @Test
    void listsModelsOfBothFamiliesThatAreNotHere() {
        assertThat(models.all())
                .filteredOn(model -> !model.isInstalled())
                .extracting(SegmentationModel::family)
                .contains(ModelFamily.MOBILENET, ModelFamily.RESNET);
        NotInstalled state = (NotInstalled)
                models.find(new ModelId("bodypix-resnet50")).orElseThrow().state();
        assertThat(state.reason()).isEqualTo(Reason.FILES_MISSING);
        assertThat(state.detail()).startsWith("not found: ").contains("bodypix-resnet50", "model-stride16.json");
    }

    @Test
    void aModelThatBreaksTakesNoOtherWithIt() {
        try (ModelCatalog some = new ModelCatalog(List.of(new Broken(), BuiltInModel.ALL.getFirst()))) {
            assertThat(some.find(new ModelId("broken")).orElseThrow().state())
                    .isEqualTo(new NotInstalled(Reason.FILES_REFUSED, "the test's own"));
            assertThat(some.defaultModel().id()).isEqualTo(SELFIE);
        }
    }

    /** A source with a bug. */
    private record Broken() implements ModelSource {

        @Override
        public ModelId id() {
            return new ModelId("broken");
        }

        @Override
        public ModelFamily family() {
            return ModelFamily.MOBILENET;
        }

        @Override
        public ImageSize inputSize() {
            return SMALL;
        }

        @Override
        public String location() {
            return "nowhere";
        }

        @Override
        public Optional<ImportedModel> load() {
            throw new SegmentationException("the test's own", new IllegalStateException("a bug"));
        }
    }

    @Test
    void offersTheGeneralModelFirst() {
        assertThat(models.defaultModel().id()).isEqualTo(SELFIE);
    }

    @Test
    void findsNothingUnderAnUnknownId() {
        assertThat(models.find(new ModelId("selfie-xxl"))).isEmpty();
    }

    @Test
    void givesNoSegmenterForAModelThatIsNotInstalled() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> models.newSegmenter(new ModelId("bodypix-resnet50")))
                .withMessageContaining("bodypix-resnet50 is not installed");
    }

    @Test
    void givesSoftProbabilitiesOverTheRegionAskedFor() {
        Region region = new Region(10, 6, 33, 29);
        SegmentationMask mask = new SegmentationMask();
        try (Frame frame = grey();
                PersonSegmenter segmenter = models.newSegmenter(SELFIE)) {
            segmenter.segment(frame, region, mask);
        }

        assertThat(mask.region()).isEqualTo(region);
        assertThat(mask.width()).isEqualTo(256);
        assertThat(mask.height()).isEqualTo(256);
        for (float p : Mask.of(mask).values()) {
            assertThat(p).isBetween(0f, 1f);
        }
    }

    @Test
    void refusesARegionOutsideTheFrame() {
        try (Frame frame = grey();
                PersonSegmenter segmenter = models.newSegmenter(SELFIE)) {
            Region tooWide = new Region(1, 0, 64, 48);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> segmenter.segment(frame, tooWide, new SegmentationMask()));
        }
    }

    @Test
    void givesTheSameMaskFromSeveralThreadsAtOnce() throws Exception {
        List<Future<Mask>> masks = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                masks.add(workers.submit(this::maskAfterManyRuns));
            }
        }

        for (Future<Mask> mask : masks) {
            assertThat(mask.get().values()).isEqualTo(masks.getFirst().get().values());
        }
    }

    private Mask maskAfterManyRuns() {
        SegmentationMask mask = new SegmentationMask();
        try (Frame frame = grey();
                PersonSegmenter segmenter = models.newSegmenter(new ModelId("selfie-landscape"))) {
            for (int i = 0; i < 30; i++) {
                segmenter.segment(frame, frame.size().whole(), mask);
            }
        }
        return Mask.of(mask);
    }

    @Test
    void refusesToRunOnceTheCatalogueIsClosed() {
        ModelCatalog closing = new ModelCatalog(List.of(BuiltInModel.ALL.getLast()));
        try (Frame frame = grey();
                PersonSegmenter segmenter = closing.newSegmenter(new ModelId("selfie-landscape"))) {
            closing.close();
            closing.close();

            assertThatIllegalStateException()
                    .isThrownBy(() -> segmenter.segment(frame, SMALL.whole(), new SegmentationMask()))
                    .withMessage("model selfie-landscape is closed");
        }
    }

    @Test
    void refusesToRunAClosedSegmenter() {
        try (Frame frame = grey()) {
            PersonSegmenter segmenter = models.newSegmenter(SELFIE);
            segmenter.close();
            segmenter.close();

            assertThatIllegalStateException()
                    .isThrownBy(() -> segmenter.segment(frame, SMALL.whole(), new SegmentationMask()));
        }
    }

    @Test
    void listsAModelWhoseFileIsNotTheExpectedOneAsRefused() {
        BuiltInModel selfie = BuiltInModel.ALL.getFirst();
        ModelSource changed = new BuiltInModel(selfie.id(), selfie.inputSize(), null, selfie.resource(), "00");
        try (ModelCatalog catalogue = new ModelCatalog(List.of(changed))) {
            NotInstalled state = (NotInstalled) catalogue.all().getFirst().state();

            assertThat(state.reason()).isEqualTo(Reason.FILES_REFUSED);
            assertThat(state.detail()).contains("expected 00");
        }
    }

    @Test
    void hasNoDefaultWhereNothingIsInstalled() {
        ModelSource missing = new BuiltInModel(SELFIE, SMALL, null, "models/none.tflite", "00");
        try (ModelCatalog catalogue = new ModelCatalog(List.of(missing))) {
            assertThat(catalogue.find(SELFIE))
                    .map(SegmentationModel::isInstalled)
                    .isEqualTo(Optional.of(false));
            assertThatIllegalStateException().isThrownBy(catalogue::defaultModel);
        }
    }
}
