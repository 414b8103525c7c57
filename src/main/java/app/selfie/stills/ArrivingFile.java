package app.selfie.stills;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file as it arrives, without a thread that waits for it, and no further than it may be long. Memory is taken as
 * bytes come: what is announced and not sent takes none. For the servlet container's calls, one after the other.
 */
final class ArrivingFile implements ReadListener {

    private static final int FIRST_BYTES = 1 << 16;
    private static final int BEYOND_BYTES = 1 << 12;

    private final ServletInputStream body;
    private final long mostBytes;
    private final int limitBytes;
    private final UploadLimiter.Place place;
    private final CompletableFuture<byte[]> arrived;

    /** Filled up to {@code length}. */
    private byte[] file = {};

    private int length;

    /** Where bytes go that nobody wants. */
    private byte[] beyond = {};

    private @Nullable StillException refusal;
    private long discarded;

    /**
     * @param mostBytes how long a file may be
     * @param saidBytes how long the sender says it is; negative for nothing
     * @param place in which memory is reserved; not closed by this
     * @param arrived told the whole file, or why there is none
     */
    ArrivingFile(
            ServletInputStream body,
            int mostBytes,
            long saidBytes,
            UploadLimiter.Place place,
            CompletableFuture<byte[]> arrived) {
        this.body = body;
        this.mostBytes = mostBytes;
        this.limitBytes = (int) Math.min(mostBytes, saidBytes < 0 ? mostBytes : saidBytes);
        this.place = place;
        this.arrived = arrived;
        if (saidBytes > mostBytes) {
            refuse(tooLarge(saidBytes + " bytes"));
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        int read = 0;
        while (read >= 0 && !arrived.isDone() && body.isReady()) {
            read = hasRoom() ? read() : readBeyond();
        }
    }

    private int read() throws IOException {
        int read = body.read(file, length, file.length - length);
        length += Math.max(0, read);
        return read;
    }

    /** Room grows with what has come; there is none for a file that is as long as it may be, or refused. */
    private boolean hasRoom() {
        if (refusal != null || length < file.length || length == limitBytes) {
            return refusal == null && length < file.length;
        }
        int grown = (int) Math.min(Math.max(FIRST_BYTES, 2L * length), limitBytes);
        if (!place.reserve(grown - length)) {
            refuse(new StillException(StillProblem.BUSY, "no memory for " + grown + " bytes"));
            return false;
        }
        file = Arrays.copyOf(file, grown);
        return true;
    }

    /** A browser reads no answer before it has sent everything; so a file that is a little too long is thrown away. */
    private int readBeyond() throws IOException {
        if (beyond.length == 0) {
            beyond = new byte[BEYOND_BYTES];
        }
        int read = body.read(beyond, 0, beyond.length);
        if (read > 0 && refusal == null) {
            refuse(tooLarge("more than " + limitBytes + " bytes"));
        }
        discarded += Math.max(0, read);
        if (refusal != null && discarded > mostBytes) {
            arrived.completeExceptionally(refusal);
        }
        return read;
    }

    private void refuse(StillException why) {
        refusal = why;
        file = new byte[0];
        length = 0;
    }

    private StillException tooLarge(String found) {
        return new StillException(StillProblem.TOO_LARGE, "expected at most " + mostBytes + " bytes, found " + found);
    }

    @Override
    public void onAllDataRead() {
        if (refusal != null) {
            arrived.completeExceptionally(refusal);
        } else {
            arrived.complete(length == file.length ? file : Arrays.copyOf(file, length));
        }
    }

    @Override
    public void onError(Throwable failure) {
        arrived.completeExceptionally(failure);
    }
}
