package app.selfie.backgrounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import app.selfie.accounts.UserId;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundsTest {

    private static final ImageSize SMALL = new ImageSize(64, 48);
    private static final ImageSize LARGE = new ImageSize(128, 72);
    private static final long PLENTY = 1 << 20;

    private final List<ImageSize> drawn = new CopyOnWriteArrayList<>();
    private final CountDownLatch brush = new CountDownLatch(1);
    private final OwnBackgroundRepository rows = mock(OwnBackgroundRepository.class);
    private final UserId ada = new UserId(UUID.randomUUID());
    private Backgrounds backgrounds = new Backgrounds(rows, this::grey, PLENTY);
    private final UserId eve = new UserId(UUID.randomUUID());
    private final BackgroundId own = BackgroundId.own(UUID.randomUUID());
    private final BackgroundId firstScene = Backgrounds.builtIn().getFirst().id();
    private final BackgroundId moon = new BackgroundId("moon");

    @AfterEach
    void stop() {
        brush.countDown();
        backgrounds.stop();
    }

    @Test
    void aPictureIsDrawnOncePerSize() {
        use(
                (source, size) -> {
                    waitForBrush();
                    return grey(source, size);
                },
                PLENTY);
        assertThat(backgrounds.picture(ada, moon, SMALL))
                .as("before it is drawn")
                .isEmpty();
        brush.countDown();
        Picture first = waitFor(moon, SMALL);
        assertThat(first.size()).isEqualTo(SMALL);
        assertThat(backgrounds.picture(ada, moon, SMALL)).containsSame(first);
        assertThat(drawn).containsExactly(SMALL);
    }

    @Test
    void anotherSizeStandsInUntilTheRightOneIsDrawn() {
        use(
                (source, size) -> {
                    if (size.equals(LARGE)) {
                        waitForBrush();
                    }
                    return grey(source, size);
                },
                PLENTY);
        waitFor(moon, SMALL);
        Picture standIn = backgrounds.picture(ada, moon, LARGE).orElseThrow();
        assertThat(standIn.size()).isEqualTo(LARGE);
        assertThat(backgrounds.picture(ada, moon, LARGE)).as("scaled once").containsSame(standIn);
        brush.countDown();
        await().untilAsserted(() ->
                assertThat(backgrounds.picture(ada, moon, LARGE).orElseThrow()).isNotSameAs(standIn));
        assertThat(drawn).containsExactly(SMALL, LARGE);
    }

    @Test
    void noSceneStandsInForAnother() {
        use(
                (source, size) -> {
                    if (!source.id().equals(moon)) {
                        waitForBrush(); // or it would be drawn before anybody looks
                    }
                    return grey(source, size);
                },
                PLENTY);
        waitFor(moon, SMALL);
        assertThat(backgrounds.picture(ada, new BackgroundId("uluru"), LARGE)).isEmpty();
    }

    @Test
    void waitingWorkIsBounded() {
        use(
                (source, size) -> {
                    waitForBrush();
                    return grey(source, size);
                },
                PLENTY);
        for (int width = 1; width <= 500; width++) {
            backgrounds.picture(ada, moon, new ImageSize(width, 1));
        }
        brush.countDown();
        await().until(() -> drawn.size() >= 17);
        waitFor(new BackgroundId("uluru"), SMALL); // drawn after whatever waited
        assertThat(drawn).as("one in work, 16 waiting, and the last").hasSize(18);
    }

    @Test
    void whoNeedsTheRealPictureGetsItAtOnceAndNeverAStandIn() {
        use(this::grey, PLENTY);
        waitFor(moon, SMALL);
        backgrounds.picture(ada, moon, LARGE); // a stand-in is kept until the painter is done

        Picture real = backgrounds.drawn(ada, moon, new ImageSize(100, 50)).orElseThrow();

        assertThat(real.size()).isEqualTo(new ImageSize(100, 50));
        assertThat(drawn).contains(new ImageSize(100, 50));
        assertThat(backgrounds.drawn(ada, moon, new ImageSize(100, 50))).containsSame(real);
        assertThat(backgrounds.picture(ada, moon, new ImageSize(100, 50))).containsSame(real);
    }

    @Test
    void aStandInIsNotTheRealPicture() {
        use(
                (source, size) -> {
                    if (Thread.currentThread().getName().equals("scene-painter") && size.equals(LARGE)) {
                        waitForBrush();
                    }
                    return grey(source, size);
                },
                PLENTY);
        waitFor(moon, SMALL);
        Picture standIn = backgrounds.picture(ada, moon, LARGE).orElseThrow();

        Picture real = backgrounds.drawn(ada, moon, LARGE).orElseThrow();

        assertThat(real).isNotSameAs(standIn);
        assertThat(drawn).contains(LARGE);
    }

    @Test
    void whatIsNoBackgroundIsNotDrawn() {
        assertThat(backgrounds.drawn(ada, new BackgroundId("nowhere"), SMALL)).isEmpty();
        assertThat(drawn).isEmpty();
    }

    @Test
    void anOwnBackgroundIsKeptForItsOwnerAlone() {
        use((source, size) -> isAdas(source) ? grey(source, size) : Optional.empty(), PLENTY);
        waitFor(own, SMALL);

        Optional<Picture> eves = backgrounds.picture(eve, own, SMALL);

        assertThat(eves).isEmpty();
        assertThat(backgrounds.drawn(eve, own, SMALL)).isEmpty();
        assertThat(backgrounds.drawn(ada, own, SMALL)).isPresent();
    }

    @Test
    void whatIsNotThereIsTheFirstSceneInstead() {
        use((source, size) -> source instanceof Source.Scene ? grey(source, size) : Optional.empty(), PLENTY);

        Picture shown = waitFor(own, SMALL);

        assertThat(shown).isSameAs(backgrounds.picture(ada, firstScene, SMALL).orElseThrow());
    }

    @Test
    void nobodyAsksTheDatabasePerFrame() {
        use(this::grey, PLENTY);
        waitFor(own, SMALL);
        for (int frame = 0; frame < 100; frame++) {
            assertThat(backgrounds.picture(ada, own, SMALL)).isPresent();
        }
        assertThat(drawn).containsExactly(SMALL);
        verifyNoInteractions(rows);
    }

    @Test
    void aDeletedBackgroundGivesWayToTheFirstSceneFromTheNextFrameOn() {
        use(this::grey, PLENTY);
        Picture before = waitFor(own, SMALL);
        waitFor(firstScene, SMALL);

        backgrounds.deleted(ada, own);

        assertThat(backgrounds.picture(ada, own, SMALL).orElseThrow())
                .isNotSameAs(before)
                .isSameAs(backgrounds.picture(ada, firstScene, SMALL).orElseThrow());
        assertThat(backgrounds.drawn(ada, own, SMALL)).isEmpty();
    }

    @Test
    void aDeletionThatIsUndoneIsBackAtOnce() {
        use(this::grey, PLENTY);
        waitFor(own, SMALL);
        backgrounds.deleted(ada, own);

        backgrounds.changed(ada, own);

        await().untilAsserted(() -> assertThat(colourOf(backgrounds.picture(ada, own, SMALL)))
                .isEqualTo(own.value().length()));
    }

    @Test
    void theOldFramingStandsInUntilTheNewOneIsLoaded() {
        use(this::grey, PLENTY);
        Picture before = waitFor(own, SMALL);

        backgrounds.changed(ada, own);

        assertThat(backgrounds.picture(ada, own, SMALL)).containsSame(before);
        await().untilAsserted(() ->
                assertThat(backgrounds.picture(ada, own, SMALL).orElseThrow()).isNotSameAs(before));
    }

    @Test
    void whatWasBegunBeforeAChangeIsMadeAgain() {
        use(
                (source, size) -> {
                    Optional<Picture> old = grey(source, size);
                    if (drawn.size() == 1) {
                        backgrounds.changed(ada, own);
                    }
                    return old;
                },
                PLENTY);
        backgrounds.picture(ada, own, SMALL);
        await().until(() -> backgrounds.picture(ada, own, SMALL).isPresent());
        assertThat(drawn).hasSize(2);
    }

    @Test
    void aSlowStoreKeepsNobodyFromTheScenes() {
        use(
                (source, size) -> {
                    if (source instanceof Source.Own) {
                        waitForBrush();
                    }
                    return grey(source, size);
                },
                PLENTY);
        assertThat(backgrounds.picture(ada, own, SMALL)).isEmpty();

        assertThat(waitFor(moon, LARGE).size()).isEqualTo(LARGE);
    }

    private boolean isAdas(Source source) {
        return source instanceof Source.Own(UserId owner, BackgroundId _) && owner.equals(ada);
    }

    private static int colourOf(Optional<Picture> picture) {
        return picture.map(shown -> (int) shown.pixels().get(java.lang.foreign.ValueLayout.JAVA_BYTE, 0))
                .orElse(-1);
    }

    @Test
    void memoryIsBoundedInBytes() {
        long fourPictures = 4 * Picture.bytesOf(SMALL);
        use(this::grey, fourPictures);
        for (int width = 64; width < 84; width++) {
            waitFor(moon, new ImageSize(width, 48));
            assertThat(backgrounds.keptBytes()).isLessThanOrEqualTo(fourPictures);
        }
        assertThat(backgrounds.keptBytes()).isPositive();
    }

    @Test
    void aFailureIsNotTriedAgainWithEveryFrameAndHarmsNoOther() {
        use(
                (source, size) -> {
                    grey(source, size);
                    if (source.id().equals(moon)) {
                        throw new StackOverflowError("the test's own");
                    }
                    return grey(source, size);
                },
                PLENTY);
        assertThat(backgrounds.picture(ada, moon, LARGE)).isEmpty();
        waitFor(new BackgroundId("uluru"), SMALL);
        for (int frame = 0; frame < 100; frame++) {
            assertThat(backgrounds.picture(ada, moon, LARGE)).isEmpty();
        }
        waitFor(new BackgroundId("pyramids"), SMALL);
        assertThat(drawn).filteredOn(LARGE::equals).hasSize(1);
    }

    @Test
    void everySceneIsDrawnInTheUsualSizeAfterTheStart() {
        use(this::grey, 16 * Picture.bytesOf(new ImageSize(640, 480)));
        backgrounds.warmUp();
        await().until(() -> drawn.size() == Backgrounds.builtIn().size());
        assertThat(drawn).containsOnly(new ImageSize(640, 480));
    }

    /** Each takes its time at the start of a server, and its place in the product. */
    @Test
    void theBuiltInScenesAreFilesOfModerateSize() throws IOException {
        for (Background background : Backgrounds.builtIn()) {
            try (InputStream scene = Objects.requireNonNull(
                    Backgrounds.class.getResourceAsStream("/scenes/" + background.id() + ".svg"))) {
                assertThat(scene.readAllBytes()).as("%s", background.id()).hasSizeLessThan(160_000);
            }
        }
    }

    @Test
    void theBuiltInScenesCanAllBeDrawn() {
        SceneRenderer renderer = new SceneRenderer();
        for (Background background : Backgrounds.builtIn()) {
            assertThat(renderer.draw(background.id(), SMALL).size()).isEqualTo(SMALL);
        }
    }

    private void use(SourcePainter painter, long mostBytes) {
        backgrounds.stop();
        backgrounds = new Backgrounds(rows, painter, mostBytes);
    }

    private Optional<Picture> grey(Source source, ImageSize size) {
        drawn.add(size);
        byte[] bgr = new byte[Math.toIntExact(Picture.bytesOf(size))];
        Arrays.fill(bgr, (byte) source.id().value().length());
        return Optional.of(Picture.of(size, bgr));
    }

    private Picture waitFor(BackgroundId id, ImageSize size) {
        await().until(() -> backgrounds.picture(ada, id, size).isPresent());
        await().until(() -> drawn.contains(size));
        return backgrounds.picture(ada, id, size).orElseThrow();
    }

    private void waitForBrush() {
        try {
            brush.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the painter was stopped", e);
        }
    }
}
