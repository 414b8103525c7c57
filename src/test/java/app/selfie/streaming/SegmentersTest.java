package app.selfie.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Region;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelFamily;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.PersonSegmenter;
import app.selfie.segmentation.SegmentationMask;
import app.selfie.segmentation.SegmentationModel;
import app.selfie.segmentation.SegmentationModel.Installed;
import app.selfie.segmentation.SegmentationModel.NotInstalled;
import app.selfie.segmentation.SegmentationModel.Reason;
import app.selfie.segmentation.SegmentationModel.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SegmentersTest {

    private static final ModelId QUICK = new ModelId("selfie");
    private static final ModelId SLOW = new ModelId("bodypix-resnet50");

    private final ModelCatalog models = mock(ModelCatalog.class);
    private final List<Consumer<SegmentationModel>> listeners = new ArrayList<>();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    /** How often each model was replaced or taken away. */
    private final Map<ModelId, Integer> changes = new ConcurrentHashMap<>();

    private Segmenters segmenters = new Segmenters(models);

    private final class FakeSegmenter implements PersonSegmenter {

        private final ModelId model;
        private final int madeAfter;

        FakeSegmenter(ModelId model) {
            this.model = model;
            this.madeAfter = changesOf(model);
            made.incrementAndGet();
            open.incrementAndGet();
        }

        @Override
        public void segment(Frame frame, Region region, SegmentationMask out) {
            // Nobody looks at what it says.
        }

        @Override
        public boolean isCurrent() {
            return madeAfter == changesOf(model);
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }

    @BeforeEach
    void bothModelsAreInstalled() {
        when(models.addListener(any())).thenAnswer(call -> {
            listeners.add(call.getArgument(0));
            return (Runnable) listeners::clear;
        });
        when(models.newSegmenter(any())).thenAnswer(call -> new FakeSegmenter(call.getArgument(0)));
        SegmentationModel quick = catalogue(QUICK, new Installed(Duration.ofMillis(4)));
        catalogue(SLOW, new Installed(Duration.ofMillis(500)));
        when(models.defaultModel()).thenReturn(quick);
        segmenters = new Segmenters(models);
    }

    private SegmentationModel catalogue(ModelId id, State state) {
        SegmentationModel model = new SegmentationModel(id, ModelFamily.MOBILENET, new ImageSize(64, 64), false, state);
        when(models.find(id)).thenReturn(Optional.of(model));
        return model;
    }

    private int changesOf(ModelId model) {
        return changes.getOrDefault(model, 0);
    }

    /** In the catalogue's order: the entry is another one, then the old network is retired, then everybody is told. */
    private void change(ModelId id, State state) {
        SegmentationModel changed = catalogue(id, state);
        changes.merge(id, 1, Integer::sum);
        listeners.forEach(listener -> listener.accept(changed));
    }

    @AfterEach
    void close() {
        segmenters.close();
        assertThat(open).hasValue(0);
    }

    @Test
    void serveWithTheModelThatIsWanted() {
        assertThat(segmenters.choose(SLOW)).isEqualTo(SLOW);
        assertThat(segmenters.choose(QUICK)).isEqualTo(QUICK);
    }

    @Test
    void serveWithTheDefaultModelWhereTheChosenOneIsTakenAwayUntilItReturns() {
        change(SLOW, new NotInstalled(Reason.FILES_MISSING, "gone"));
        assertThat(segmenters.choose(SLOW)).isEqualTo(QUICK);

        change(SLOW, new Installed(Duration.ofMillis(500)));
        assertThat(segmenters.choose(SLOW)).isEqualTo(SLOW);
    }

    @Test
    void lendTheSameSegmenterAgain() {
        PersonSegmenter first = segmenters.borrow(QUICK);
        segmenters.giveBack(QUICK, first);

        PersonSegmenter second = segmenters.borrow(QUICK);
        PersonSegmenter third = segmenters.borrow(QUICK);

        assertThat(second).isSameAs(first).isNotSameAs(third);
        segmenters.giveBack(QUICK, second);
        segmenters.giveBack(QUICK, third);
        assertThat(made).hasValue(2);
    }

    @Test
    void freeWhatIsIdleWhenItsModelIsReplaced() {
        segmenters.giveBack(QUICK, segmenters.borrow(QUICK));

        change(QUICK, new Installed(Duration.ofMillis(5)));

        assertThat(open).hasValue(0);
    }

    @Test
    void freeASegmenterThatComesBackAfterItsModelWasReplaced() {
        PersonSegmenter lent = segmenters.borrow(QUICK);
        change(QUICK, new Installed(Duration.ofMillis(5)));

        segmenters.giveBack(QUICK, lent);

        assertThat(open).hasValue(0);
    }

    @Test
    void freeASegmenterThatComesBackAfterTheEnd() {
        PersonSegmenter lent = segmenters.borrow(QUICK);
        segmenters.close();

        segmenters.giveBack(QUICK, lent);

        assertThat(open).hasValue(0);
    }
}
