package app.selfie.startup;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * Where OpenCV's and ONNX Runtime's native code is unpacked: once, below the temporary folder, instead of in the user's
 * home folder and anew in the system's temporary folder at every start, where whoever is killed leaves 28 MB. Unlike the
 * rest of that folder it stays, because the next start needs the same files.
 */
final class NativeLibraries {

    private static final String ONNX = "onnxruntime";

    private NativeLibraries() {}

    /**
     * Unpacks ONNX Runtime, and tells both libraries' loaders where to look. Whoever starts Java with one of these
     * properties knows better and is left alone.
     *
     * @throws StartupException if the folder cannot be written, or the system's temporary folder: ONNX Runtime makes a
     *     folder there, whatever it is told, and lets go of it at once
     */
    static void unpackInto(Path folder, Platform platform, ClassLoader loader) {
        expectTemporaryFolder(folder);
        try {
            Path javacpp = Files.createDirectories(folder.resolve("javacpp"));
            setUnlessSet("org.bytedeco.javacpp.cachedir", javacpp.toString());
            Path onnx = unpackOnnx(folder, platform, loader);
            setUnlessSet("onnxruntime.native.path", onnx.toString());
        } catch (IOException e) {
            throw new StartupException(
                    "The native libraries cannot be unpacked into " + folder + ": " + Sentences.first(e),
                    "Make room for 200 MB there, or name another folder with selfie.temporary-folder.",
                    e);
        }
    }

    private static void expectTemporaryFolder(Path better) {
        try {
            Files.delete(Files.createTempDirectory("selfie-studio-"));
        } catch (IOException e) {
            throw new StartupException(
                    "Nothing can be written in the system's temporary folder " + System.getProperty("java.io.tmpdir")
                            + ", in which ONNX Runtime makes an empty folder when it starts.",
                    "Start Java with -Djava.io.tmpdir=" + better + ", or with another folder that can be written.",
                    e);
        }
    }

    /** A folder of the library's own length, so that another version gets another one and the old one goes. */
    private static Path unpackOnnx(Path folder, Platform platform, ClassLoader loader) throws IOException {
        String from = "ai/onnxruntime/native/" + platform.onnxWord() + "/";
        List<String> names = List.of(System.mapLibraryName("onnxruntime"), System.mapLibraryName("onnxruntime4j_jni"));
        Path onnx = folder.resolve(ONNX + "-" + length(loader, from + names.getFirst()));
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, ONNX + "-*")) {
            for (Path other : others) {
                if (!other.equals(onnx)) {
                    FileSystemUtils.deleteRecursively(other);
                }
            }
        }
        Files.createDirectories(onnx);
        for (String name : names) {
            unpack(loader, from + name, onnx.resolve(name));
        }
        return onnx;
    }

    /** Renamed when it is whole, so that a process that is killed meanwhile leaves no half library under the name. */
    private static void unpack(ClassLoader loader, String resource, Path target) throws IOException {
        if (Files.exists(target) && Files.size(target) == length(loader, resource)) {
            return;
        }
        Path unfinished = Files.createTempFile(target.getParent(), "unpacking-", ".tmp");
        try (InputStream library = open(loader, resource)) {
            Files.copy(library, unfinished, StandardCopyOption.REPLACE_EXISTING);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static long length(ClassLoader loader, String resource) throws IOException {
        return url(loader, resource).openConnection().getContentLengthLong();
    }

    private static InputStream open(ClassLoader loader, String resource) throws IOException {
        return url(loader, resource).openStream();
    }

    private static URL url(ClassLoader loader, String resource) throws IOException {
        URL url = loader.getResource(resource);
        if (url == null) {
            throw new IOException("expected " + resource + " in the product, found none");
        }
        return url;
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** For a library that is there and cannot be loaded: a folder that forbids it, or a system that is too old. */
    static StartupException notLoaded(UnsatisfiedLinkError failure) {
        return new StartupException(
                "A native library cannot be loaded: " + Sentences.first(failure),
                "If its folder is on a drive that forbids programs (noexec), name another one with "
                        + "selfie.temporary-folder; if it asks for another library or version, the system is too old or too "
                        + "small: it needs glibc 2.28 and libstdc++.",
                failure);
    }
}
