package app.selfie.modelfiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaddingTest {

    @Test
    void putsTheOddPixelAtTheEnd() {
        assertThat(Padding.same(256, 3, 2, 1)).isEqualTo(new Padding(128, 0, 1));
    }

    @Test
    void splitsAnEvenNumberOfPixels() {
        assertThat(Padding.same(241, 3, 1, 1)).isEqualTo(new Padding(241, 1, 1));
    }

    @Test
    void countsTheReachOfADilatedKernel() {
        assertThat(Padding.same(20, 3, 1, 4)).isEqualTo(new Padding(20, 4, 4));
    }

    @Test
    void addsNothingWhereTheStrideIsLargerThanTheKernel() {
        assertThat(Padding.same(7, 1, 2, 1)).isEqualTo(new Padding(4, 0, 0));
    }

    @Test
    void keepsOnlyWholeKernelsWhenThereIsNoPadding() {
        assertThat(Padding.valid(10, 3, 2, 1)).isEqualTo(new Padding(4, 0, 0));
    }

    @Test
    void findsNoRoomForAKernelLargerThanThePicture() {
        assertThat(Padding.valid(4, 3, 1, 2).output()).isZero();
    }
}
