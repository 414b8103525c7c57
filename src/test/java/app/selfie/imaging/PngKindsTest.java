package app.selfie.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.selfie.imaging.PictureFile.Decodable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngKindsTest {

    private static final ImageSize SIZE = new ImageSize(37, 29);

    /** Depth and colour type of every PNG file that there can be; each plain, with transparency, and interlaced. */
    @ParameterizedTest
    @CsvSource({
        "1,0", "2,0", "4,0", "8,0", "16,0", "8,2", "16,2", "1,3", "2,3", "4,3", "8,3", "8,4", "16,4", "8,6", "16,6"
    })
    void looksAsTheSpecificationSays(int depth, int type) {
        for (boolean interlaced : new boolean[] {false, true}) {
            assertLooksRight(picture(depth, type), interlaced);
            if (type < 4) {
                assertLooksRight(picture(depth, type).withTransparency(), interlaced);
            }
        }
    }

    private static NaivePng picture(int depth, int type) {
        return new NaivePng(SIZE.widthPx(), SIZE.heightPx(), depth, type, 31L * depth + type);
    }

    private static void assertLooksRight(NaivePng picture, boolean interlaced) {
        PictureFile checked = PictureFiles.check(picture.file(interlaced));
        assertThat(checked).isInstanceOf(Decodable.class);
        try (Frame frame =
                PictureDecoder.decode((Decodable) checked, SIZE, 4096).orElseThrow()) {
            assertThat(frame.size()).isEqualTo(SIZE);
            for (int i = 0; i < SIZE.pixels(); i++) {
                for (int channel = 0; channel < 3; channel++) {
                    int x = i % SIZE.widthPx();
                    int y = i / SIZE.widthPx();
                    assertThat((double) frame.level(3L * i + 2 - channel))
                            .as("channel %d of pixel %d, %d", channel, x, y)
                            .isCloseTo(picture.expected(x, y, channel), within(1.5));
                }
            }
        }
    }
}
