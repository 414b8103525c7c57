package app.selfie.backgrounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.selfie.accounts.CurrentUser;
import app.selfie.accounts.UserId;
import app.selfie.imaging.ImageSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.web.context.request.WebRequest;

@Timeout(60)
class BackgroundPictureControllerTest {

    /** As many as one person may have in work. */
    private static final int MOST = 12;

    private final UserId ada = new UserId(UUID.randomUUID());
    private final BackgroundId scene = Backgrounds.builtIn().getFirst().id();
    private final BackgroundId ownId = BackgroundId.own(UUID.randomUUID());
    private final CountDownLatch store = new CountDownLatch(1);
    private final List<Thread> asking = new ArrayList<>();
    private final CurrentUser user = mock(CurrentUser.class);
    private final Backgrounds backgrounds = mock(Backgrounds.class);
    private final OwnPictures ownPictures = mock(OwnPictures.class);
    private final BackgroundPictureController controller =
            new BackgroundPictureController(user, backgrounds, ownPictures);

    @BeforeEach
    void aStoreThatIsSlow() {
        Background.Own own = new Background.Own(
                ownId, new BackgroundName("Balcony"), new ImageSize(320, 180), Framing.MIDDLE, 1, 1000, Instant.EPOCH);
        when(user.require()).thenReturn(ada);
        when(backgrounds.find(ada, scene)).thenReturn(Optional.of(new Background.BuiltIn(scene)));
        when(backgrounds.find(ada, ownId)).thenReturn(Optional.of(own));
        when(ownPictures.load(any(), any(), any())).thenAnswer(call -> {
            store.await();
            return Optional.empty();
        });
    }

    @AfterEach
    void close() throws InterruptedException {
        store.countDown();
        for (Thread thread : asking) {
            thread.join();
        }
        controller.close();
    }

    /** They are drawn once for everybody, so they cost nobody's share and wait in nobody's line. */
    @Test
    void scenesAreThereHoweverMuchOfAPersonsOwnIsInWork() {
        for (int i = 0; i < MOST; i++) {
            asking.add(Thread.ofPlatform()
                    .daemon()
                    .start(() -> controller.thumbnail(ownId.value(), mock(WebRequest.class))));
        }
        await().until(() -> asking.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));

        assertThat(controller.thumbnail(scene.value(), mock(WebRequest.class)).getBody())
                .isNotEmpty();
    }
}
