package app.selfie.bodypix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.selfie.imaging.ImageSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputGeometryTest {

    @ParameterizedTest
    @CsvSource({
        "640, 480, 0.5, 8, 321, 241, 41, 31",
        "640, 480, 0.5, 16, 321, 241, 21, 16",
        "640, 480, 0.5, 32, 321, 225, 11, 8",
        "640, 480, 0.25, 16, 161, 113, 11, 8",
        "640, 480, 0.75, 16, 481, 353, 31, 23",
        "640, 480, 1, 16, 641, 481, 41, 31",
        "1280, 720, 0.5, 16, 641, 353, 41, 23",
        "640, 427, 0.5, 16, 321, 209, 21, 14",
        "385, 481, 1, 16, 385, 481, 25, 31"
    })
    void choosesTheOriginalsSizes(
            int width,
            int height,
            double factor,
            int stride,
            int inWidth,
            int inHeight,
            int gridWidth,
            int gridHeight) {
        InputGeometry geometry = InputGeometry.of(new ImageSize(width, height), new InternalResolution(factor), stride);
        assertThat(geometry.input()).isEqualTo(new ImageSize(inWidth, inHeight));
        assertThat(geometry.gridWidth()).isEqualTo(gridWidth);
        assertThat(geometry.gridHeight()).isEqualTo(gridHeight);
    }

    @Test
    void padsAWidePictureToTheInputsProportions() {
        InputGeometry geometry = InputGeometry.of(new ImageSize(1280, 720), InternalResolution.MEDIUM, 16);
        assertThat(geometry.padLeftPx()).isEqualTo(14);
        assertThat(geometry.padTopPx()).isZero();
    }

    @Test
    void padsAPictureAboveAndBelowWhereItsInputIsTaller() {
        InputGeometry geometry = InputGeometry.of(new ImageSize(500, 480), InternalResolution.MEDIUM, 16);
        assertThat(geometry.input()).isEqualTo(new ImageSize(241, 241));
        assertThat(geometry.padLeftPx()).isZero();
        assertThat(geometry.padTopPx()).isEqualTo(10);
    }

    @Test
    void refusesResolutionsOutsideItsRange() {
        assertThatThrownBy(() -> new InternalResolution(0.09)).hasMessageContaining("0.09");
        assertThatThrownBy(() -> new InternalResolution(2.1)).hasMessageContaining("2.1");
        assertThatThrownBy(() -> new InternalResolution(Double.NaN)).hasMessageContaining("NaN");
    }
}
