package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.modelfiles.ModelImportException;
import app.selfie.segmentation.SegmentationModel.Installed;
import app.selfie.segmentation.SegmentationModel.NotInstalled;
import app.selfie.segmentation.SegmentationModel.Preparing;
import app.selfie.segmentation.SegmentationModel.Reason;
import app.selfie.segmentation.SegmentationModel.State;
import app.selfie.segmentation.SwitchableSource.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelsThatComeAndGoTest {

    private static final ImageSize SMALL = new ImageSize(64, 48);

    private final SwitchableSource source = new SwitchableSource();
    private final ModelCatalog models =
            new ModelCatalog(new ModelSources(List.of(BuiltInModel.ALL.getLast()), List.of(source), Map.of()));

    @AfterEach
    void close() {
        models.close();
    }

    private State refresh(Files files) {
        source.files = files;
        return models.refresh(SwitchableSource.ID).toCompletableFuture().join().state();
    }

    private State state() {
        return models.find(SwitchableSource.ID).orElseThrow().state();
    }

    private static void run(PersonSegmenter segmenter) {
        try (Frame frame = Frame.of(SMALL, new byte[Math.toIntExact(SMALL.pixels() * Frame.CHANNELS)])) {
            segmenter.segment(frame, SMALL.whole(), new SegmentationMask());
        }
    }

    @Test
    void aModelWhoseFilesArriveIsOfferedOnceItIsMeasured() {
        assertThat(refresh(Files.NONE))
                .isEqualTo(new NotInstalled(Reason.FILES_MISSING, "not found: the test's folder"));

        assertThat(refresh(Files.GOOD)).isInstanceOf(Installed.class).isEqualTo(state());

        try (PersonSegmenter segmenter = models.newSegmenter(SwitchableSource.ID)) {
            run(segmenter);
            assertThat(segmenter.isCurrent()).isTrue();
        }
    }

    @Test
    void listenersHearOfEveryStepUntilTheyEnd() {
        refresh(Files.NONE);
        List<State> heard = new CopyOnWriteArrayList<>();
        Runnable end = models.addListener(model -> heard.add(model.state()));

        refresh(Files.GOOD);
        assertThat(heard).hasSize(2).first().isEqualTo(new Preparing());
        assertThat(heard.getLast()).isInstanceOf(Installed.class);

        end.run();
        refresh(Files.NONE);
        assertThat(heard).hasSize(2);
    }

    @Test
    void listenersFindTheOldNetworkRetiredAndTheCatalogueAsTheyAreTold() {
        refresh(Files.GOOD);
        try (PersonSegmenter old = models.newSegmenter(SwitchableSource.ID)) {
            List<State> found = new CopyOnWriteArrayList<>();
            List<Boolean> oldIsCurrent = new CopyOnWriteArrayList<>();
            models.addListener(model -> {
                found.add(state());
                oldIsCurrent.add(old.isCurrent());
            });

            State replaced = refresh(Files.GOOD);
            State gone = refresh(Files.NONE);

            assertThat(found).containsExactly(replaced, gone);
            assertThat(oldIsCurrent).containsExactly(false, false);
        }
    }

    @Test
    void aFailingListenerKeepsNothingFromTheOthers() {
        refresh(Files.NONE);
        models.addListener(model -> {
            throw new IllegalStateException("the test's own");
        });
        List<State> heard = new CopyOnWriteArrayList<>();
        models.addListener(model -> heard.add(model.state()));

        refresh(Files.GOOD);

        assertThat(heard).hasSize(2);
    }

    @Test
    void aSegmenterOutlivesItsModel() {
        refresh(Files.GOOD);
        try (PersonSegmenter segmenter = models.newSegmenter(SwitchableSource.ID)) {
            refresh(Files.NONE);

            run(segmenter);
            assertThat(segmenter.isCurrent()).isFalse();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> models.newSegmenter(SwitchableSource.ID))
                    .withMessageContaining("is not installed");
        }
    }

    @Test
    void anOldNetworkIsFreedWithItsLastSegmenter() throws ModelImportException {
        OnnxModel network = OnnxModel.load(
                SwitchableSource.ID, BuiltInModel.ALL.getLast().load().orElseThrow());
        LoadedModel loaded = new LoadedModel(network, null, BuiltInModel.ALL.getLast());
        PersonSegmenter first = loaded.newSegmenter().orElseThrow();
        PersonSegmenter second = loaded.newSegmenter().orElseThrow();

        loaded.retire();
        assertThat(loaded.newSegmenter()).isEmpty();
        first.close();
        first.close();
        run(second);
        second.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> network.run(Map.of(), Map.of()))
                .withMessageContaining("is closed");
    }

    @Test
    void newFilesReplaceTheNetworkAndTheOldSegmenterSaysSo() {
        refresh(Files.GOOD);
        try (PersonSegmenter old = models.newSegmenter(SwitchableSource.ID)) {
            refresh(Files.GOOD);

            assertThat(old.isCurrent()).isFalse();
            run(old);
            try (PersonSegmenter fresh = models.newSegmenter(SwitchableSource.ID)) {
                assertThat(fresh.isCurrent()).isTrue();
                run(fresh);
            }
        }
    }

    @Test
    void damagedFilesAreRefusedWithTheirReason() {
        assertThat(refresh(Files.DAMAGED)).isEqualTo(new NotInstalled(Reason.FILES_REFUSED, "shard 2 is short"));
    }

    @Test
    void damagedFilesTakeNothingFromANetworkThatRuns() {
        refresh(Files.GOOD);

        assertThat(refresh(Files.DAMAGED)).isInstanceOf(Installed.class);

        try (PersonSegmenter segmenter = models.newSegmenter(SwitchableSource.ID)) {
            run(segmenter);
        }
    }

    @Test
    void theCatalogueOpensBeforeWhatSomebodyBroughtIsLoaded() {
        source.files = Files.GOOD;

        assertThat(models.defaultModel().id()).isEqualTo(new ModelId("selfie-landscape"));

        models.settled().toCompletableFuture().join();
        assertThat(state()).isInstanceOf(Installed.class);
    }

    /** A stop has seconds, and on a busy machine a network takes more. */
    @Test
    void closingWaitsForNoModelThatIsBeingReadAndFreesItWhenItIsRead() throws InterruptedException {
        models.defaultModel();
        int open = OnnxSession.openSessions();
        source.files = Files.GOOD;
        source.readable = new CountDownLatch(1);
        CompletionStage<SegmentationModel> loading = models.refresh(SwitchableSource.ID);
        source.beingRead.await();

        models.close();
        assertThat(loading.toCompletableFuture()).isNotDone();
        source.readable.countDown();

        loading.toCompletableFuture().join();
        assertThat(OnnxSession.openSessions()).isEqualTo(open - 1);
    }

    @Test
    void refreshingAnUnknownModelIsABug() {
        assertThatIllegalArgumentException().isThrownBy(() -> models.refresh(new ModelId("selfie-xxl")));
    }
}
