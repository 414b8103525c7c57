package app.selfie.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieId;
import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.ImageSize;
import app.selfie.segmentation.ModelId;
import app.selfie.stills.PendingStills;
import app.selfie.stills.Recipe;
import app.selfie.stills.Still;
import app.selfie.stills.StillId;
import app.selfie.storage.SaveResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StillSaverTest {

    private static final UserId ADA = new UserId(UUID.randomUUID());
    private static final ImageSize SIZE = new ImageSize(8, 6);
    private static final Recipe RECIPE =
            new Recipe(new BackdropChoice.None(), true, EdgeCurve.DEFAULT, new ModelId("selfie"), Instant.EPOCH);
    private static final Still STILL = new Still(SIZE, new byte[] {1}, new byte[] {2}, new byte[] {3}, RECIPE);

    private final StillId id = new StillId(UUID.randomUUID());
    private final Selfie selfie =
            new Selfie(new SelfieId(UUID.randomUUID()), Instant.EPOCH, RECIPE, SIZE, false, "", true, 3, 1, null, null);
    private final PendingStills pending = mock();
    private final Gallery gallery = mock();
    private final StillSaver keeper = new StillSaver(pending, gallery);

    @BeforeEach
    void oneStillWaits() {
        when(pending.find(ADA, id)).thenReturn(Optional.of(STILL));
    }

    @Test
    void keepsWhatWaitsAndLetsItWaitNoMore() {
        when(gallery.keep(ADA, STILL, true)).thenReturn(new SaveResult.Kept<>(selfie));

        assertThat(keeper.keep(ADA, List.of(id), true)).containsExactly(new KeepAnswer.Kept(id, selfie.id()));
        verify(pending).discard(ADA, id);
    }

    @Test
    void keepsNoOriginalForWhoWantsNone() {
        when(gallery.keep(ADA, STILL, false)).thenReturn(new SaveResult.Kept<>(selfie));

        keeper.keep(ADA, List.of(id), false);

        verify(gallery).keep(ADA, STILL, false);
    }

    @Test
    void letsItWaitWhereThereIsNoRoom() {
        when(gallery.keep(ADA, STILL, true)).thenReturn(new SaveResult.OverQuota<>(2_000, 10));

        assertThat(keeper.keep(ADA, List.of(id), true)).containsExactly(new KeepAnswer.OverQuota(id, 2_000, 10));
        verify(pending, never()).discard(any(), any());
    }

    @Test
    void letsItWaitWhereTheServersDiskIsNearlyFull() {
        when(gallery.keep(ADA, STILL, true)).thenReturn(new SaveResult.NoSpace<>());

        assertThat(keeper.keep(ADA, List.of(id), true)).containsExactly(new KeepAnswer.NoSpace(id));
        assertThat(new KeepAnswer.NoSpace(id).toJson().get("kind").asString()).isEqualTo("no-space");
        verify(pending, never()).discard(any(), any());
    }

    @Test
    void saysThatItIsGoneWhereItWaitedForTooLong() {
        StillId unknown = new StillId(UUID.randomUUID());

        assertThat(keeper.keep(ADA, List.of(unknown), true)).containsExactly(new KeepAnswer.Gone(unknown));
        verify(gallery, never()).keep(any(), any(), anyBoolean());
    }

    @Test
    void letsItWaitWhereTheStoreFails() {
        when(gallery.keep(ADA, STILL, true)).thenThrow(new IllegalStateException("the disk is full"));

        assertThat(keeper.keep(ADA, List.of(id), true)).containsExactly(new KeepAnswer.Failed(id));
        verify(pending, never()).discard(any(), any());
    }

    @Test
    void keepsTheOthersWhereOneCannotBe() {
        StillId other = new StillId(UUID.randomUUID());
        when(gallery.keep(ADA, STILL, true)).thenReturn(new SaveResult.Kept<>(selfie));

        assertThat(keeper.keep(ADA, List.of(other, id), true))
                .containsExactly(new KeepAnswer.Gone(other), new KeepAnswer.Kept(id, selfie.id()));
    }

    @Test
    void makesOneSelfieOfAStillThatIsWantedTwiceAtOnce() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        when(gallery.keep(ADA, STILL, true)).thenAnswer(call -> {
            writing.countDown();
            goOn.await();
            return new SaveResult.Kept<>(selfie);
        });
        when(gallery.find(ADA, selfie.id())).thenReturn(Optional.of(selfie));
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<KeepAnswer>> first = others.submit(() -> keeper.keep(ADA, List.of(id), true));
            writing.await();

            Future<List<KeepAnswer>> second = others.submit(() -> keeper.keep(ADA, List.of(id), true));
            List<KeepAnswer> somebodyElses = keeper.keep(new UserId(UUID.randomUUID()), List.of(id), true);
            goOn.countDown();

            assertThat(first.get()).containsExactly(new KeepAnswer.Kept(id, selfie.id()));
            assertThat(second.get()).containsExactly(new KeepAnswer.Kept(id, selfie.id()));
            assertThat(somebodyElses).containsExactly(new KeepAnswer.Gone(id));
        }
        verify(gallery, times(1)).keep(ADA, STILL, true);
    }

    @Test
    void answersAsBeforeWhereAnAnswerWasLost() {
        when(gallery.keep(ADA, STILL, true)).thenReturn(new SaveResult.Kept<>(selfie));
        when(gallery.find(ADA, selfie.id())).thenReturn(Optional.of(selfie));
        keeper.keep(ADA, List.of(id), true);
        when(pending.find(ADA, id)).thenReturn(Optional.empty()); // as the first wish discarded it

        assertThat(keeper.keep(ADA, List.of(id), true)).containsExactly(new KeepAnswer.Kept(id, selfie.id()));
        verify(gallery, times(1)).keep(ADA, STILL, true);
    }

    @Test
    void saysThatItIsGoneWhereItWasKeptAndDeleted() {
        when(gallery.keep(ADA, STILL, true)).thenReturn(new SaveResult.Kept<>(selfie));
        when(gallery.find(ADA, selfie.id())).thenReturn(Optional.empty());
        keeper.keep(ADA, List.of(id), true);

        assertThat(keeper.keep(ADA, List.of(id), true)).containsExactly(new KeepAnswer.Gone(id));
    }

    @Test
    void triesAgainWhatFailed() {
        when(gallery.keep(ADA, STILL, true))
                .thenThrow(new IllegalStateException("the disk is full"))
                .thenReturn(new SaveResult.Kept<>(selfie));

        assertThat(keeper.keep(ADA, List.of(id), true)).containsExactly(new KeepAnswer.Failed(id));
        assertThat(keeper.keep(ADA, List.of(id), true)).containsExactly(new KeepAnswer.Kept(id, selfie.id()));
    }

    @Test
    void answersInTheElementsWords() {
        assertThat(new KeepAnswer.OverQuota(id, 2_000, 10).toJson().toString())
                .isEqualTo("{\"id\":\"" + id + "\",\"kind\":\"over-quota\",\"neededBytes\":2000,\"freeBytes\":10}");
        assertThat(new KeepAnswer.Kept(id, selfie.id()).toJson().toString())
                .isEqualTo("{\"id\":\"" + id + "\",\"kind\":\"kept\",\"selfieId\":\""
                        + selfie.id().value() + "\"}");
    }
}
