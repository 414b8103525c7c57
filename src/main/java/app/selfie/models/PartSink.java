package app.selfie.models;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a server sends to the end of a file, up to a limit that holds whatever the server said about the length.
 * The file's channel is its own: it closes it. Thread-safe.
 */
final class PartSink implements BodySubscriber<Long>, AutoCloseable {

    /** The server sends more than the file may have. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong(long most) {
            super("the server sends more than " + most + " bytes");
        }
    }

    /** The disk is to blame, not the server. */
    static final class NotWritten extends IOException {
        private static final long serialVersionUID = 1L;

        NotWritten(IOException cause) {
            super(cause);
        }
    }

    /** What is left free on the disk would not stay free. */
    static final class NoRoom extends IOException {
        private static final long serialVersionUID = 1L;

        NoRoom(String message) {
            super(message);
        }
    }

    private final FileChannel channel;
    private final long most;
    private final Growth progress;
    private final CompletableFuture<Long> body = new CompletableFuture<>();
    private @Nullable Subscription subscription;
    private long length;
    private boolean closed;

    /**
     * @param channel open for writing, positioned at {@code length}
     * @param length of the file so far, in bytes
     * @param most bytes that the file may have in the end
     * @param progress told the file's length whenever it has grown
     */
    PartSink(FileChannel channel, long length, long most, Growth progress) {
        this.channel = channel;
        this.length = length;
        this.most = most;
        this.progress = progress;
    }

    @Override
    public CompletionStage<Long> getBody() {
        return body;
    }

    @Override
    public synchronized void onSubscribe(Subscription opened) {
        subscription = opened;
        opened.request(1);
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        if (closed || subscription == null) {
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                if (buffer.remaining() > most - length) {
                    throw new TooLong(most);
                }
                write(buffer);
            }
            progress.to(length);
            subscription.request(1);
        } catch (IOException e) {
            subscription.cancel();
            end(e);
        }
    }

    private void write(ByteBuffer buffer) throws NotWritten {
        try {
            while (buffer.hasRemaining()) {
                length += channel.write(buffer);
            }
        } catch (IOException e) {
            throw new NotWritten(e);
        }
    }

    @Override
    public synchronized void onError(Throwable failure) {
        end(failure);
    }

    @Override
    public synchronized void onComplete() {
        end(null);
    }

    private void end(@Nullable Throwable failure) {
        if (closed) {
            return;
        }
        closed = true;
        try {
            channel.force(true);
            channel.close();
        } catch (IOException e) {
            body.completeExceptionally(new NotWritten(e));
            return;
        }
        if (failure == null) {
            body.complete(length);
        } else {
            body.completeExceptionally(failure);
        }
    }

    /** Stops listening; what has been written stays. */
    @Override
    public synchronized void close() {
        if (subscription != null) {
            subscription.cancel();
        }
        end(new IOException("no longer wanted"));
    }
}
