package app.selfie.startup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where this process runs, as far as native libraries care.
 *
 * @param system {@code linux}, {@code macosx}, {@code windows}, or what Java calls another one
 * @param processor {@code x86_64}, {@code arm64}, or what Java calls another one
 * @param musl whether the C library is musl, as on Alpine Linux, instead of glibc
 */
record Platform(String system, String processor, boolean musl) {

    private static final String MUSL = "ld-musl-";

    static Platform current() {
        return of(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                isMusl(Path.of("/proc/self/maps"), Path.of("/lib")));
    }

    /**
     * From Java's own words.
     *
     * @param name as in {@code os.name}
     * @param architecture as in {@code os.arch}
     */
    static Platform of(String name, String architecture, boolean musl) {
        String lower = name.toLowerCase(Locale.ROOT);
        String system = lower.startsWith("mac") ? "macosx" : lower.startsWith("windows") ? "windows" : lower;
        String processor = switch (architecture) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> architecture;
        };
        return new Platform(system, processor, musl);
    }

    /**
     * Whether this process runs on musl: by the loader it has mapped, because a Debian may have musl installed beside its
     * own; only where that cannot be read, by the loader's file.
     *
     * @param maps what the process has mapped
     * @param libraries where the loader lies
     */
    static boolean isMusl(Path maps, Path libraries) {
        try {
            return Files.readString(maps).contains(MUSL);
        } catch (IOException e) {
            try (DirectoryStream<Path> loaders = Files.newDirectoryStream(libraries, MUSL + "*")) {
                return loaders.iterator().hasNext();
            } catch (IOException none) {
                return false;
            }
        }
    }

    /** As JavaCPP and our build call it, such as {@code linux-x86_64}. */
    String word() {
        return system + "-" + processor;
    }

    /** As ONNX Runtime calls it, such as {@code linux-x64}. */
    String onnxWord() {
        String known = system.equals("macosx") ? "osx" : system.equals("windows") ? "win" : system;
        return known + "-" + (processor.equals("x86_64") ? "x64" : processor.equals("arm64") ? "aarch64" : processor);
    }

    /**
     * Expects native libraries for this place in the product.
     *
     * @param loader where its resources are
     * @throws StartupException naming the place, and where the product does run
     */
    void check(ClassLoader loader) {
        problem(loader).ifPresent(problem -> {
            throw new StartupException(
                    problem,
                    "Run it on a 64-bit Linux with glibc such as Debian, Ubuntu or Fedora (x86_64 or arm64), on a Mac with "
                            + "Apple silicon, or on Windows (x86_64), with a jar that was built there.");
        });
    }

    private Optional<String> problem(ClassLoader loader) {
        if (musl) {
            return Optional.of(
                    "Selfie Studio does not run on a Linux with musl, such as Alpine: ONNX Runtime and OpenCV "
                            + "are made for glibc.");
        }
        if (system.equals("macosx") && processor.equals("x86_64")) {
            return Optional.of(
                    "Selfie Studio does not run on Macs with an Intel processor: ONNX Runtime has no library "
                            + "for them any more.");
        }
        boolean complete = loader.getResource("ai/onnxruntime/native/" + onnxWord() + "/") != null
                && loader.getResource("org/bytedeco/opencv/" + word() + "/") != null;
        return complete
                ? Optional.empty()
                : Optional.of("This jar has no native libraries for " + word()
                        + "; it was built on another kind of machine.");
    }
}
