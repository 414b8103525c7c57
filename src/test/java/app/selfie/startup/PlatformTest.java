package app.selfie.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    private static final ClassLoader LOADER = PlatformTest.class.getClassLoader();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64, linux-x64",
        "Linux, aarch64, linux-arm64, linux-aarch64",
        "Mac OS X, aarch64, macosx-arm64, osx-aarch64",
        "Windows 11, amd64, windows-x86_64, win-x64"
    })
    void hasTheWordsOfBothLibraries(String name, String architecture, String word, String onnxWord) {
        Platform platform = Platform.of(name, architecture, false);

        assertThat(platform.word()).isEqualTo(word);
        assertThat(platform.onnxWord()).isEqualTo(onnxWord);
        assertThat(LOADER.getResource("ai/onnxruntime/native/" + onnxWord + "/"))
                .isNotNull();
    }

    @Test
    void runsHere() {
        assertThatCode(() -> Platform.current().check(LOADER)).doesNotThrowAnyException();
    }

    @Test
    void saysSoOnAlpine() {
        assertThatThrownBy(() -> Platform.of("Linux", "amd64", true).check(LOADER))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("musl, such as Alpine")
                .hasMessageContaining("glibc such as Debian");
    }

    @Test
    void saysSoOnMacsWithAnIntelProcessor() {
        assertThatThrownBy(() -> Platform.of("Mac OS X", "x86_64", false).check(LOADER))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("Macs with an Intel processor");
    }

    @Test
    void saysSoWhereTheJarWasBuiltForAnotherMachine() {
        assertThatThrownBy(() -> Platform.of("Linux", "riscv64", false).check(LOADER))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("linux-riscv64")
                .hasMessageContaining("built on another kind of machine");
    }

    @Test
    void knowsMuslByWhatTheProcessHasMapped() throws Exception {
        Path alpine = Files.writeString(
                folder.resolve("alpine"), "7f00-7f01 r-xp 00000000 fd:00 12 /lib/ld-musl-x86_64.so.1\n");
        Path debian = Files.writeString(
                folder.resolve("debian"), "7f00-7f01 r-xp 00000000 fd:00 12 /usr/lib/x86_64-linux-gnu/libc.so.6\n");
        Files.createFile(folder.resolve("ld-musl-x86_64.so.1")); // a Debian with musl beside its own

        assertThat(Platform.isMusl(alpine, folder)).isTrue();
        assertThat(Platform.isMusl(debian, folder)).isFalse();
        assertThat(Platform.isMusl(folder.resolve("none"), folder)).isTrue();
        assertThat(Platform.isMusl(folder.resolve("none"), folder.resolve("none")))
                .isFalse();
    }
}
