package app.selfie.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A server has no desktop: what wants GTK must not be loaded with what makes pictures. */
class NativeLibrariesTest {

    private static final Pattern LIBRARY = Pattern.compile("/lib(opencv_\\w+|gtk-x11\\S*|gdk-x11\\S*)\\.so");

    @Test
    @EnabledOnOs(OS.LINUX)
    void picturesNeedThreeLibrariesOfOpenCvAndNoDesktop() throws IOException {
        try (Frame frame = Frame.allocate(new ImageSize(64, 48));
                JpegCodec codec = new JpegCodec()) {
            assertThat(codec.encode(frame, 80)).isNotEmpty();
        }
        assertThat(loaded()).containsExactlyInAnyOrder("opencv_core", "opencv_imgproc", "opencv_imgcodecs");
    }

    /** Each library of a build for graphics cards would be looked for in every jar, under three names and in ten folders. */
    @Test
    void nothingIsLookedForThatDoesNotTravelWithTheProduct() {
        OpenCv.load();
        assertThat(Loader.loadProperties().getProperty("platform.extension")).isEmpty();
    }

    @Test
    void openCvStartsNoThreadsOfItsOwn() {
        OpenCv.load();
        assertThat(opencv_core.getNumThreads()).isEqualTo(1);
    }

    private static Set<String> loaded() throws IOException {
        return LIBRARY.matcher(Files.readString(Path.of("/proc/self/maps")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }
}
