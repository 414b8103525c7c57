package app.selfie.imaging;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.util.Objects;

/**
 * Keeps what native libraries write on the process's standard error short. libjpeg and libpng, inside OpenCV, complain there
 * of every damaged picture, and nobody can turn that off; a stranger could fill a disk with it (decision 0024).
 *
 * <p>Everything that is written to file descriptor 2 goes through a pipe from then on, which a thread empties by the rules of
 * {@link NativeMessages}. Java's own {@link System#err} writes past it, to where it did before. Windows has no such functions;
 * there nothing changes.
 */
public final class NativeErrorStream {

    private static final int STANDARD_ERROR = 2;
    private static final int BUFFER_BYTES = 1 << 14;

    private final MethodHandle read;
    private final MethodHandle write;
    private final int pipe;
    private final int original;

    private NativeErrorStream(Functions functions, int pipe, int original) {
        this.read = functions.read;
        this.write = functions.write;
        this.pipe = pipe;
        this.original = original;
    }

    /** Begins, once and for the life of the process; at its very start, before anybody keeps {@link System#err}. */
    public static void limit() {
        Linker linker = Linker.nativeLinker();
        for (String name : new String[] {"pipe", "dup", "dup2", "read", "write", "close"}) {
            if (linker.defaultLookup().find(name).isEmpty()) {
                return;
            }
        }
        try (Arena arena = Arena.ofConfined()) {
            Functions functions = new Functions(linker);
            MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
            int original = (int) functions.dup.invokeExact(STANDARD_ERROR);
            if (original < 0 || (int) functions.pipe.invokeExact(ends) != 0) {
                return; // standard error is closed, or there are no descriptors left: nothing to keep short
            }
            int readEnd = ends.getAtIndex(ValueLayout.JAVA_INT, 0);
            int writeEnd = ends.getAtIndex(ValueLayout.JAVA_INT, 1);
            NativeErrorStream stream = new NativeErrorStream(functions, readEnd, original);
            Thread.ofPlatform().name("native-stderr").daemon().start(stream::pump);
            System.setErr(new PrintStream(stream.new Past(), true, charset()));
            int _ = (int) functions.dup2.invokeExact(writeEnd, STANDARD_ERROR);
            int _ = (int) functions.close.invokeExact(writeEnd);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // declared by every method handle; plain C functions throw nothing
            throw new IllegalStateException("standard error could not be taken over", e);
        }
    }

    private static Charset charset() {
        return Charset.forName(Objects.requireNonNullElse(
                System.getProperty("stderr.encoding"), Charset.defaultCharset().name()));
    }

    /** The C library's; sizes are of 64 bits, as on every system that this runs on. */
    @SuppressWarnings("restricted") // the signatures are those of POSIX
    private static final class Functions {

        final MethodHandle pipe;
        final MethodHandle dup;
        final MethodHandle dup2;
        final MethodHandle close;
        final MethodHandle read;
        final MethodHandle write;

        Functions(Linker linker) {
            FunctionDescriptor one = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            FunctionDescriptor copy = FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
            pipe = handle(linker, "pipe", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            dup = handle(linker, "dup", one);
            dup2 = handle(
                    linker,
                    "dup2",
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            close = handle(linker, "close", one);
            read = handle(linker, "read", copy);
            write = handle(linker, "write", copy);
        }

        private static MethodHandle handle(Linker linker, String name, FunctionDescriptor signature) {
            return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), signature);
        }
    }

    private void pump() {
        NativeMessages messages = new NativeMessages(System::nanoTime, this::writeQuietly);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(BUFFER_BYTES);
            long got = (long) read.invokeExact(pipe, buffer, (long) BUFFER_BYTES);
            while (got != 0) { // below 0: interrupted by a signal
                messages.take(buffer.asSlice(0, Math.max(0, got)).toArray(ValueLayout.JAVA_BYTE));
                got = (long) read.invokeExact(pipe, buffer, (long) BUFFER_BYTES);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("standard error could not be read", e);
        }
    }

    private void writeQuietly(byte[] bytes) {
        try {
            write(bytes, 0, bytes.length);
        } catch (IOException e) { // nobody reads it any more
        }
    }

    private void write(byte[] bytes, int offset, int length) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(Math.max(1, length));
            MemorySegment.copy(bytes, offset, copy, ValueLayout.JAVA_BYTE, 0, length);
            long done = 0;
            while (done < length) {
                long written = (long) write.invokeExact(original, copy.asSlice(done), length - done);
                if (written <= 0) {
                    throw new IOException("standard error is closed");
                }
                done += written;
            }
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("standard error could not be written", e);
        }
    }

    /** Java's own way to where standard error went before. */
    private final class Past extends OutputStream {

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            NativeErrorStream.this.write(bytes, offset, length);
        }
    }
}
