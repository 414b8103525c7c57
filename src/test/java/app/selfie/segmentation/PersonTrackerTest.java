package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Region;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PersonTrackerTest {

    private static final ImageSize FRAME = new ImageSize(640, 480);
    private static final Region WHOLE = FRAME.whole();
    private static final Region PERSON = new Region(240, 120, 160, 200);
    private static final long SECOND = 1_000_000_000L;

    private final PersonTracker tracker = new PersonTracker();

    /** What a perfect network says of the given people when it looks at a region. */
    private static SegmentationMask seen(Region region, Region... people) {
        SegmentationMask mask = new SegmentationMask();
        mask.reset(256, 256, region);
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 256; x++) {
                double frameX = region.xPx() + (x + 0.5) * region.widthPx() / 256;
                double frameY = region.yPx() + (y + 0.5) * region.heightPx() / 256;
                float p = 0.01f;
                for (Region person : people) {
                    boolean inside = frameX >= person.xPx()
                            && frameX < person.rightPx()
                            && frameY >= person.yPx()
                            && frameY < person.bottomPx();
                    p = inside ? 0.97f : p;
                }
                mask.probabilities()[y * 256 + x] = p;
            }
        }
        return mask;
    }

    /** Looks where the tracker says, a second time where it asks for that, and tells it what is there. */
    private Region look(long now, Region... people) {
        tracker.observe(seen(tracker.region(FRAME), people), now);
        if (tracker.isUnconfirmed()) {
            tracker.observe(seen(tracker.region(FRAME), people), now);
            assertThat(tracker.isUnconfirmed()).isFalse();
        }
        return tracker.region(FRAME);
    }

    /** Likewise where the whole frame seems to show what is not there from close by; whether it was looked at closely. */
    private boolean lookAtAPhantom(long now, Region phantom) {
        assertThat(tracker.region(FRAME)).isEqualTo(WHOLE);
        tracker.observe(seen(WHOLE, phantom), now);
        boolean closely = tracker.isUnconfirmed();
        if (closely) {
            assertThat(tracker.region(FRAME)).isNotEqualTo(WHOLE);
            tracker.observe(seen(tracker.region(FRAME)), now);
        }
        assertThat(tracker.isSomebodyThere()).isFalse();
        return closely;
    }

    @Test
    void sawSomebodyOnceTheyAreSeenFromCloseBy() {
        tracker.observe(seen(tracker.region(FRAME), PERSON), 0);
        assertThat(tracker.isUnconfirmed()).isTrue();
        assertThat(tracker.isSomebodyThere()).isFalse();

        tracker.observe(seen(tracker.region(FRAME), PERSON), 0);

        assertThat(tracker.isUnconfirmed()).isFalse();
        assertThat(tracker.isSomebodyThere()).isTrue();
    }

    @Test
    void believesAtOnceWhoFillsTheFrame() {
        tracker.observe(seen(tracker.region(FRAME), new Region(30, 20, 580, 460)), 0);

        assertThat(tracker.isUnconfirmed()).isFalse();
        assertThat(tracker.isSomebodyThere()).isTrue();
    }

    @Test
    void looksAgainNowAndThenAtWhatOnlyTheWholeFrameShows() {
        assertThat(lookAtAPhantom(0, PERSON)).isTrue();
        assertThat(lookAtAPhantom(SECOND / 30, PERSON)).isFalse();
        assertThat(lookAtAPhantom(SECOND / 4, new Region(250, 120, 150, 210))).isFalse();
        assertThat(lookAtAPhantom(SECOND / 2, PERSON)).isTrue();
        assertThat(lookAtAPhantom(SECOND / 2 + SECOND / 30, PERSON)).isFalse();

        look(SECOND, PERSON);

        assertThat(tracker.isSomebodyThere()).isTrue();
    }

    @Test
    void doubtsNobodyAtAnotherPlace() {
        lookAtAPhantom(0, PERSON);

        look(SECOND / 30, new Region(20, 120, 160, 300));

        assertThat(tracker.isSomebodyThere()).isTrue();
    }

    @Test
    void doubtsNobodyOnceTheFrameWasEmpty() {
        lookAtAPhantom(0, PERSON);
        look(SECOND / 30);

        look(SECOND / 15, PERSON);

        assertThat(tracker.isSomebodyThere()).isTrue();
    }

    @Test
    void seesThatAPersonHasLeft() {
        look(0, PERSON);

        look(1);

        assertThat(tracker.isSomebodyThere()).isFalse();
    }

    @Test
    void looksAtTheWholeFrameFirst() {
        assertThat(tracker.region(FRAME)).isEqualTo(WHOLE);
    }

    @Test
    void growsThePersonsBoxByATenthOnEachSide() {
        Region next = look(0, PERSON);

        assertThat(next.xPx()).isBetween(221, 225);
        assertThat(next.rightPx()).isBetween(415, 419);
        assertThat(next.yPx()).isBetween(97, 101);
        assertThat(next.bottomPx()).isBetween(339, 343);
    }

    private static Region mirrored(Region region) {
        return new Region(FRAME.widthPx() - region.rightPx(), region.yPx(), region.widthPx(), region.heightPx());
    }

    @Test
    void mirrorsWithThePicture() {
        Region next = look(0, PERSON);
        PersonTracker other = new PersonTracker();

        other.region(FRAME);
        other.observe(seen(WHOLE, mirrored(PERSON)), 0);

        Region mirrored = mirrored(other.region(FRAME));
        assertThat(Math.abs(mirrored.xPx() - next.xPx())).isLessThanOrEqualTo(1);
        assertThat(Math.abs(mirrored.rightPx() - next.rightPx())).isLessThanOrEqualTo(1);
    }

    @Test
    void staysInsideTheFrame() {
        Region next = look(0, new Region(300, 300, 340, 180));

        assertThat(WHOLE.contains(next)).isTrue();
        assertThat(next.rightPx()).isEqualTo(640);
        assertThat(next.bottomPx()).isEqualTo(480);
    }

    @Test
    void keepsItsRegionWhileThePersonOnlySways() {
        Region first = look(0, PERSON);

        for (int i = 0; i < 40; i++) {
            int sway = (int) Math.round(6 * Math.sin(i));
            Region swaying = new Region(240 + sway, 120, 160, 200);
            assertThat(look(i, swaying)).isEqualTo(first);
        }
    }

    @Test
    void followsAPersonWhoWalks() {
        look(0, PERSON);
        Region next = WHOLE;
        for (int i = 1; i <= 12; i++) {
            next = look(i, new Region(240 + 10 * i, 120, 160, 200));
            assertThat(next.contains(new Region(240 + 10 * i, 120, 160, 200))).isTrue();
        }

        assertThat(next.widthPx()).isLessThan(240);
    }

    @Test
    void comesCloserWhenThePersonStepsBack() {
        Region near = look(0, new Region(150, 60, 340, 360));

        Region far = look(1, PERSON);

        assertThat((double) far.widthPx() * far.heightPx()).isLessThan(0.5 * near.widthPx() * near.heightPx());
    }

    @Test
    void takesTheWholeFrameWhenThePersonFillsMostOfIt() {
        assertThat(look(0, new Region(30, 20, 580, 460))).isEqualTo(WHOLE);
    }

    @Test
    void takesTheWholeFrameWhenThePersonReachesTheRegionsEdge() {
        look(0, PERSON);

        assertThat(look(1, new Region(300, 120, 160, 200))).isEqualTo(WHOLE);
    }

    @Test
    void doesNotMindAPersonCutOffByTheFrameItself() {
        Region sitting = new Region(200, 200, 200, 280);
        Region first = look(0, sitting);

        assertThat(look(1, sitting)).isEqualTo(first).isNotEqualTo(WHOLE);
    }

    @Test
    void takesTheWholeFrameWhenThePersonHasLeft() {
        look(0, PERSON);

        assertThat(look(1)).isEqualTo(WHOLE);
    }

    @Test
    void ignoresSpecks() {
        Random random = new Random(3);
        Region first = look(0, PERSON);
        PersonTracker other = new PersonTracker();
        SegmentationMask mask = seen(other.region(FRAME), PERSON);
        for (int i = 0; i < 40; i++) {
            mask.probabilities()[random.nextInt(256 * 256)] = 0.9f;
        }

        other.observe(mask, 0);

        assertThat(other.region(FRAME)).isEqualTo(first);
    }

    @Test
    void takesAFewSpecksForNobody() {
        assertThat(look(0, new Region(100, 100, 8, 8), new Region(500, 300, 6, 6)))
                .isEqualTo(WHOLE);
    }

    @Test
    void boxesTwoPeopleTogether() {
        Region next = look(0, PERSON, new Region(440, 160, 80, 160));

        assertThat(next.contains(PERSON)).isTrue();
        assertThat(next.contains(new Region(440, 160, 80, 160))).isTrue();
    }

    @Test
    void scoutsOnceASecondWhileItLooksAtAPart() {
        look(0, PERSON);

        assertThat(tracker.scoutDue(SECOND / 2)).isFalse();
        assertThat(tracker.scoutDue(SECOND)).isTrue();
    }

    @Test
    void needsNoScoutWhileItLooksAtTheWholeFrame() {
        look(0);

        assertThat(tracker.scoutDue(5 * SECOND)).isFalse();
    }

    @Test
    void scoutsAgainASecondAfterTheLastScout() {
        look(0, PERSON);
        tracker.scouted(seen(WHOLE, PERSON), SECOND);

        assertThat(tracker.scoutDue(SECOND + SECOND / 2)).isFalse();
        assertThat(tracker.scoutDue(2 * SECOND)).isTrue();
    }

    @Test
    void widensItsRegionWhenTheScoutSeesASecondPerson() {
        Region second = new Region(480, 150, 70, 150);
        look(0, PERSON);

        tracker.scouted(seen(WHOLE, PERSON, second), SECOND);

        assertThat(tracker.region(FRAME).contains(PERSON.union(second))).isTrue();
    }

    @Test
    void keepsItsRegionWhenTheScoutSeesNobodyElse() {
        Region before = look(0, PERSON);

        tracker.scouted(seen(WHOLE, PERSON), SECOND);

        assertThat(tracker.region(FRAME)).isEqualTo(before);
    }

    @Test
    void startsOverWhenTheFramesSizeChanges() {
        look(0, PERSON);
        ImageSize turned = new ImageSize(480, 640);

        assertThat(tracker.region(turned)).isEqualTo(turned.whole());
    }

    @Test
    void ignoresAMaskFromBeforeTheFramesSizeChanged() {
        ImageSize small = new ImageSize(320, 240);
        tracker.region(small);

        tracker.observe(seen(WHOLE, PERSON), 0);

        assertThat(tracker.region(small)).isEqualTo(small.whole());
    }
}
