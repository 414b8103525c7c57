package app.selfie.imaging;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Core;

/** Loads OpenCV's native library once; every class that touches it calls {@link #load} before its first Mat. */
final class OpenCv {

    private OpenCv() {}

    /** Does nothing after the first time; where the library cannot be loaded, an {@code ExceptionInInitializerError}. */
    static void load() {
        if (!Library.LOADED) {
            throw new IllegalStateException("OpenCV is not loaded");
        }
    }

    /** The JVM initialises this class once and under its own lock. */
    private static final class Library {

        static final boolean LOADED = load();

        private static boolean load() {
            Loader.load(opencv_java.class);
            // The workers are the parallelism; OpenCV's own threads would only compete with them for the same cores.
            Core.setNumThreads(1);
            return true;
        }
    }
}
