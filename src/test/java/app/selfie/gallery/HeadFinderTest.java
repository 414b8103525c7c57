package app.selfie.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.selfie.imaging.ImageSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadFinderTest {

    private static final ImageSize SIZE = new ImageSize(320, 180);

    /** A round head on shoulders that reach the lower edge. */
    private static byte[] person(int headX, int headY, int radius) {
        byte[] opacities = new byte[Math.toIntExact(SIZE.pixels())];
        for (int i = 0; i < opacities.length; i++) {
            int dx = i % SIZE.widthPx() - headX;
            int dy = i / SIZE.widthPx() - headY;
            boolean isHead = dx * dx + dy * dy <= radius * radius;
            boolean isBody = dy > radius && Math.abs(dx) < 2 * radius;
            opacities[i] = (byte) (isHead || isBody ? 255 : 10);
        }
        return opacities;
    }

    @ParameterizedTest
    @CsvSource({"160, 60, 40", "60, 80, 30", "290, 50, 25", "100, 40, 20"})
    void findsTheMiddleOfAHeadOrWhatIsNearIt(int headX, int headY, int radius) {
        HeadPosition found = HeadFinder.find(person(headX, headY, radius), SIZE).orElseThrow();

        assertThat(found.xPermille() * SIZE.widthPx() / 1000.0)
                .as("px from the left")
                .isCloseTo(headX, within(radius * 0.6));
        assertThat(found.yPermille() * SIZE.heightPx() / 1000.0)
                .as("px from the top")
                .isBetween(headY - 1.0 * radius, headY + 1.5 * radius);
    }

    @Test
    void passesOverWhatIsTooSmallForAPerson() {
        byte[] opacities = person(240, 90, 30);
        opacities[5 * SIZE.widthPx() + 12] = (byte) 255;

        assertThat(HeadFinder.find(opacities, SIZE)).isEqualTo(HeadFinder.find(person(240, 90, 30), SIZE));
    }

    @Test
    void findsNobodyInAnEmptyPictureNorInNoPicture() {
        assertThat(HeadFinder.find(new byte[Math.toIntExact(SIZE.pixels())], SIZE))
                .isEmpty();
        assertThat(HeadFinder.find(new byte[] {1, 2, 3})).isEmpty();
    }

    @Test
    void staysInsideAPictureThatIsAllPerson() {
        byte[] all = new byte[Math.toIntExact(SIZE.pixels())];
        java.util.Arrays.fill(all, (byte) 255);

        assertThat(HeadFinder.find(all, SIZE)).contains(new HeadPosition(500, 175));
    }
}
