package app.selfie.segmentation;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process's one ONNX Runtime, started quietly: errors only, and nothing sent to anybody. */
final class OnnxEnvironment {

    private static final Logger LOG = LoggerFactory.getLogger(OnnxEnvironment.class);

    /**
     * ONNX Runtime's official builds since 1.29 send usage data from Linux and macOS, too, unless this is 1 before they
     * start; where /bin/sh or /etc/machine-id is missing, 1.29.0 even crashes on the way
     * (github.com/microsoft/onnxruntime, docs/Privacy.md and issue 32173).
     */
    private static final String OPT_OUT = "ORT_DISABLE_TELEMETRY";

    private static final String NAME = "selfie-studio";

    private OnnxEnvironment() {}

    /** Starts ONNX Runtime the first time. */
    static OrtEnvironment get() {
        return Holder.ENVIRONMENT;
    }

    /** The JVM initialises this class once and under its own lock. */
    private static final class Holder {

        static final OrtEnvironment ENVIRONMENT = start();

        private static OrtEnvironment start() {
            optOutOfTelemetry();
            OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, NAME);
            try {
                environment.setTelemetry(false); // the only switch there is on Windows
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime's telemetry could not be turned off", e);
            }
            keepUntilTheProcessEnds();
            deleteUnusedFolder();
            return environment;
        }
    }

    /**
     * Takes a second reference to the one native environment. Its Java binding gives the first back in a shutdown hook,
     * which runs beside Spring's: while frames, stills and measurements still use it, a process told to stop crashed
     * (github.com/microsoft/onnxruntime, issue 31352). The system takes the memory back with the process.
     */
    private static void keepUntilTheProcessEnds() {
        try {
            Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            api.setAccessible(true);
            Method reference =
                    OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
            reference.setAccessible(true);
            Object _ =
                    reference.invoke(null, api.getLong(null), OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR.getValue(), NAME);
        } catch (ReflectiveOperationException e) {
            LOG.warn("ONNX Runtime may crash when the process stops while a network runs: {}", e.toString());
        }
    }

    /**
     * ONNX Runtime makes a folder in the system's temporary folder even where its libraries are unpacked already, and takes
     * it away only when the process ends in peace. It is empty then, and may go at once.
     */
    private static void deleteUnusedFolder() {
        try {
            Field made = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("tempDirectory");
            made.setAccessible(true);
            if (made.get(null) instanceof Path folder) {
                Files.deleteIfExists(folder);
            }
        } catch (DirectoryNotEmptyException e) {
            LOG.debug("ONNX Runtime has unpacked itself", e);
        } catch (ReflectiveOperationException | IOException e) {
            LOG.info("ONNX Runtime's empty temporary folder stays: {}", e.toString());
        }
    }

    /** Java cannot change its own environment variables, but the C library's function can; Windows has none. */
    @SuppressWarnings("restricted") // the signature is the one in POSIX
    private static void optOutOfTelemetry() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> setenv = linker.defaultLookup().find("setenv");
        if (setenv.isEmpty()) {
            return;
        }
        FunctionDescriptor signature = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        try (Arena arena = Arena.ofConfined()) {
            int error = (int) linker.downcallHandle(setenv.get(), signature)
                    .invokeExact(arena.allocateFrom(OPT_OUT), arena.allocateFrom("1"), 1);
            if (error != 0) {
                throw new IllegalStateException("setenv of " + OPT_OUT + " returned " + error);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // declared by every method handle; a plain C function throws nothing
            throw new IllegalStateException("setenv of " + OPT_OUT + " failed", e);
        }
    }
}
