package app.selfie.stills;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/**
 * Reads files as they arrive and no further than they may be long, whatever length the request says; all that are
 * arriving or in work share a bounded memory. Thread-safe.
 */
final class StillBody {

    private static final int FIRST_BYTES = 1 << 16;
    private static final int BYTES_PER_PERMIT = 1024;

    private final StillsProperties limits;
    private final Semaphore memory;

    StillBody(StillsProperties limits) {
        this.limits = limits;
        this.memory = new Semaphore(permits(limits.uploadMemory().toBytes()));
    }

    /** What is done with a file while its memory is reserved. */
    interface Work<T> {
        T with(byte[] file);
    }

    /**
     * Reads the request's body and does the work with it.
     *
     * @throws StillException if the body is too long, comes too slowly, or finds no memory
     * @throws IOException if nobody waits for the answer any more
     */
    <T> T use(HttpServletRequest request, Work<T> work) throws IOException {
        long most = limits.maxFile().toBytes();
        long said = request.getContentLengthLong();
        long until = System.nanoTime() + limits.uploadTime().toNanos();
        InputStream body = request.getInputStream();
        if (said > most) {
            drain(body, until);
            throw tooLarge(said + " bytes");
        }
        int reserved = permits(said < 0 ? most : said);
        if (!memory.tryAcquire(reserved)) {
            throw new StillException(StillProblem.BUSY, "no memory for " + said + " bytes");
        }
        try {
            return work.with(read(body, Math.toIntExact(most), said, until));
        } finally {
            memory.release(reserved);
        }
    }

    private byte[] read(InputStream body, int most, long said, long until) throws IOException {
        byte[] file = new byte[said < 0 ? Math.min(most, FIRST_BYTES) : Math.toIntExact(said)];
        int length = 0;
        while (true) {
            if (length == file.length && said < 0 && length < most) {
                file = Arrays.copyOf(file, (int) Math.min(most, 2L * length));
            }
            int read = length < file.length ? read(body, file, length, until) : read(body, new byte[1], 0, until);
            if (read < 0) {
                return length == file.length ? file : Arrays.copyOf(file, length);
            }
            if (length == file.length) {
                drain(body, until);
                throw tooLarge("more than " + most + " bytes");
            }
            length += read;
        }
    }

    private static int read(InputStream body, byte[] target, int from, long until) throws IOException {
        if (System.nanoTime() - until > 0) {
            throw new StillException(StillProblem.TOO_SLOW, from + " bytes came in time");
        }
        try {
            return body.read(target, from, target.length - from);
        } catch (SocketTimeoutException e) {
            throw new StillException(StillProblem.TOO_SLOW, "nothing came after " + from + " bytes", e);
        }
    }

    /** A browser reads no answer before it has sent everything; so a file that is a little too long is thrown away. */
    private void drain(InputStream body, long until) throws IOException {
        byte[] nowhere = new byte[FIRST_BYTES];
        long rest = limits.maxFile().toBytes();
        int read = 0;
        while (rest > 0 && read >= 0) {
            read = read(body, nowhere, 0, until);
            rest -= read;
        }
    }

    private StillException tooLarge(String found) {
        return new StillException(
                StillProblem.TOO_LARGE, "expected at most " + limits.maxFile().toBytes() + " bytes, found " + found);
    }

    private static int permits(long bytes) {
        return Math.toIntExact(Math.ceilDiv(bytes, BYTES_PER_PERMIT));
    }

    /** Bytes that are not reserved. */
    long freeBytes() {
        return (long) memory.availablePermits() * BYTES_PER_PERMIT;
    }
}
