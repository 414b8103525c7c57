package app.selfie.imaging;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Loads the three of OpenCV's native libraries that are needed, once, and calls what takes more than pictures and numbers:
 * sizes and colours are native objects too, and are closed here. Every class that touches OpenCV calls {@link #load}
 * before its first Mat. Nothing native is left to the garbage collector: who makes a Mat closes it.
 */
final class OpenCv {

    private OpenCv() {}

    /** Does nothing after the first time; where a library cannot be loaded, an {@code ExceptionInInitializerError}. */
    static void load() {
        if (!Library.LOADED) {
            throw new IllegalStateException("OpenCV is not loaded");
        }
    }

    /** Whether that is an error of OpenCV's own, which JavaCPP hands on as a RuntimeException and nothing more special. */
    static boolean reported(RuntimeException e) {
        return e.getClass() == RuntimeException.class;
    }

    /** Scales a picture over the whole of another, which gets that size if it has another. */
    static void resize(Mat from, Mat to, int widthPx, int heightPx, int interpolation) {
        try (Size size = new Size(widthPx, heightPx)) {
            opencv_imgproc.resize(from, to, size, 0, 0, interpolation);
        }
    }

    /** A window for {@code dilate}, 2 x reach + 1 cells along and across. Caller closes. */
    static Mat window(int shape, int reach) {
        try (Size size = new Size(2 * reach + 1, 2 * reach + 1)) {
            return opencv_imgproc.getStructuringElement(shape, size);
        }
    }

    /** Sets every level of every channel. */
    static void fill(Mat mat, double level) {
        try (Scalar colour = Scalar.all(level)) {
            mat.put(colour);
        }
    }

    /** A new picture that is 0 throughout. Caller closes. */
    static Mat zeros(int heightPx, int widthPx, int type) {
        Mat mat = new Mat(heightPx, widthPx, type);
        fill(mat, 0);
        return mat;
    }

    /** A part of a picture, over the same pixels. Caller closes. */
    static Mat part(Mat whole, int xPx, int yPx, int widthPx, int heightPx) {
        try (Rect rectangle = new Rect(xPx, yPx, widthPx, heightPx)) {
            return whole.apply(rectangle);
        }
    }

    /** The bytes of a continuous Mat, valid until it is closed or gets another size. */
    @SuppressWarnings("restricted") // the address and the length are the Mat's own
    static MemorySegment bytes(Mat mat) {
        return MemorySegment.ofAddress(mat.data().address()).reinterpret(mat.total() * mat.elemSize());
    }

    /** Copies the first bytes of an array over the first of a continuous Mat. */
    static void put(byte[] from, int length, Mat to) {
        MemorySegment.copy(from, 0, bytes(to), ValueLayout.JAVA_BYTE, 0, length);
    }

    /** Copies a continuous Mat to the beginning of an array, which may be longer. */
    static void get(Mat from, byte[] to) {
        MemorySegment bytes = bytes(from);
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, to, 0, Math.toIntExact(bytes.byteSize()));
    }

    /**
     * Decodes a picture.
     *
     * @param file not modified
     * @return the picture, which the caller closes; empty where the file is damaged
     */
    static Mat decode(byte[] file, int flags) {
        try (Mat encoded = new Mat(1, file.length, opencv_core.CV_8UC1)) {
            put(file, file.length, encoded);
            return opencv_imgcodecs.imdecode(encoded, flags);
        }
    }

    /**
     * Encodes a picture.
     *
     * @param extension names the format, as in ".png"
     * @param parameters pairs of a name and a value
     * @param room bytes that are left 0 in front of the file
     * @return a new array of exactly the room and the file
     */
    static byte[] encode(String extension, Mat picture, IntPointer parameters, int room) {
        try (BytePointer file = new BytePointer()) {
            if (!opencv_imgcodecs.imencode(extension, picture, file, parameters)) {
                throw new IllegalStateException("OpenCV did not encode " + picture + " as " + extension);
            }
            int length = Math.toIntExact(file.limit());
            byte[] bytes = new byte[room + length];
            file.get(bytes, room, length);
            return bytes;
        }
    }

    /** The JVM initialises this class once and under its own lock. */
    private static final class Library {

        /**
         * Without it JavaCPP keeps a list, a lock and a thread for whatever was forgotten, and with every object it makes it
         * asks how much memory the process has, to collect garbage or to fail from a limit of its own on.
         */
        private static final String NO_POINTER_GC = "org.bytedeco.javacpp.noPointerGC";

        /** A suffix of builds for graphics cards, which do not travel with the product: without it 14,000 names are tried. */
        private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

        static final boolean LOADED = load();

        private static boolean load() {
            System.getProperties().putIfAbsent(NO_POINTER_GC, "true");
            System.getProperties().putIfAbsent(EXTENSION, "");
            Loader.load(opencv_core.class);
            Loader.load(opencv_imgproc.class);
            Loader.load(opencv_imgcodecs.class);
            // The workers are the parallelism; OpenCV's own threads would only compete with them for the same cores.
            opencv_core.setNumThreads(1);
            return true;
        }
    }
}
