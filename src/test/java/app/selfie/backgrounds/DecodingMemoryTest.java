package app.selfie.backgrounds;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.PictureDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodingMemoryTest {

    private static final long MEGABYTE = 1 << 20;

    /** 50 million pixels less a few. */
    private static final ImageSize LARGEST = new ImageSize(8640, 5780);

    /** In ten passes, which are as many as are taken at that size. */
    private static final ImageSize MAX_IN_PASSES = new ImageSize(7700, 5190);

    @TempDir
    Path folder;

    @Test
    void isWhatTheHeapAndAllElseLeave() {
        assertThat(DecodingMemory.of(600 * MEGABYTE, 150 * MEGABYTE).freeBytes())
                .isEqualTo(130 * MEGABYTE);
        assertThat(DecodingMemory.of(300 * MEGABYTE, 150 * MEGABYTE).freeBytes())
                .isEqualTo(64 * MEGABYTE);
        assertThat(DecodingMemory.of(16_000 * MEGABYTE, 4_000 * MEGABYTE).freeBytes())
                .isGreaterThan(PictureDecoder.MAX_BYTES);
    }

    /** In a container of 600 MB, where the JVM takes a quarter for its heap: what fits is taken, all else is told. */
    @Test
    void aSmallContainerLivesThroughThreeLargePictures() throws Exception {
        Path jpeg = picture("camera.jpg", LARGEST);
        Path progressive = picture("passes.jpg", MAX_IN_PASSES, opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE, 1);
        Path png = picture("screen.png", LARGEST);

        List<String> said = run(600 * MEGABYTE, jpeg, progressive, png);

        assertThat(said)
                .contains(
                        "camera.jpg 1920x1284",
                        "passes.jpg NotAPicture[problem=TOO_LARGE_FOR_SERVER]",
                        "screen.png NotAPicture[problem=TOO_LARGE_FOR_SERVER]")
                .filteredOn("stream true"::equals)
                .hasSize(4);
        assertThat(peakBytes(said)).isLessThan(600 * MEGABYTE);
    }

    private static long peakBytes(List<String> said) {
        return said.stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private Path picture(String name, ImageSize size, int... parameters) {
        Path file = folder.resolve(name);
        Frame.allocate(new ImageSize(1, 1)).close(); // loads OpenCV
        try (Scalar blue = new Scalar(200, 180, 90, 0);
                Scalar brown = new Scalar(30, 90, 160, 0);
                Point centre = new Point(4000, 2500);
                Mat mat = new Mat(size.heightPx(), size.widthPx(), opencv_core.CV_8UC3, brown)) {
            opencv_imgproc.circle(mat, centre, 2000, blue, opencv_imgproc.FILLED, opencv_imgproc.LINE_8, 0);
            assertThat(opencv_imgcodecs.imwrite(file.toString(), mat, parameters))
                    .isTrue();
            return file;
        }
    }

    private List<String> run(long containerBytes, Path... files) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx150m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                LargePictures.class.getName(),
                Long.toString(containerBytes)));
        Stream.of(files).map(Path::toString).forEach(command::add);
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        List<String> said = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as("%s", said).isZero();
        return said;
    }
}
