package app.selfie.gallery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysLeftTest {

    @ParameterizedTest
    @CsvSource({
        "PT720H, 30",
        "PT719H59M, 30",
        "PT696H, 29",
        "PT24H1S, 2",
        "PT24H, 1",
        "PT23H59M, 0",
        "PT1S, 0",
        "PT-1H, 0",
    })
    void countBegunDaysButNotTheLast(Duration left, long days) {
        assertThat(GalleryController.daysLeft(left)).isEqualTo(days);
    }
}
