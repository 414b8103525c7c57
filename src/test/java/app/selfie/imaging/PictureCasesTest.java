package app.selfie.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.FixtureFolder;
import app.selfie.imaging.PictureFile.Decodable;
import app.selfie.imaging.PictureFile.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files as people reported them, each with the right answer; skipped where they are missing. */
class PictureCasesTest {

    private static final Map<String, PictureProblem> REFUSED =
            Map.of("cut-in-the-scan.jpg", PictureProblem.CUT_OFF, "iphone.jpg", PictureProblem.HEIC);

    private static final int NEAR = 4;

    @TestFactory
    Stream<DynamicTest> areAnsweredRight() throws IOException {
        Path folder = FixtureFolder.casesOrSkip("pictures");
        JsonNode cases = new JsonMapper().readTree(Files.readAllBytes(folder.resolve("cases.json")));
        assertThat(cases.size()).isGreaterThan(REFUSED.size());
        return cases.propertyStream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey() + ": " + entry.getValue().get("right").stringValue(),
                        () -> check(folder.resolve(entry.getKey()), entry.getValue())));
    }

    private static void check(Path path, JsonNode right) throws IOException {
        PictureFile answer = PictureFiles.check(Files.readAllBytes(path));
        PictureProblem problem = REFUSED.get(path.getFileName().toString());
        if (problem != null) {
            assertThat(answer).isEqualTo(new Refused(problem));
            return;
        }
        assertThat(answer).isInstanceOf(Decodable.class);
        ImageSize size = new ImageSize(
                right.at("/size/0").intValue(), right.at("/size/1").intValue());
        try (Frame frame = PictureDecoder.decode((Decodable) answer, size, 4096).orElseThrow()) {
            assertThat(frame.size()).isEqualTo(size);
            for (int row = 0; row < size.heightPx(); row += 9) {
                long at = 3L * (size.widthPx() * (row + 1L) - 8);
                for (int channel = 0; channel < 3; channel++) {
                    assertThat(frame.level(at + 2 - channel))
                            .isCloseTo(
                                    right.at("/colour_of_right_part/" + channel).intValue(),
                                    org.assertj.core.api.Assertions.within(NEAR));
                }
            }
        }
    }
}
