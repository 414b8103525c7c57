package app.selfie.models;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * Gets one file, whole or not at all, in as many tries as it takes; each begins at the beginning, since no file of a model
 * is longer than a few megabytes. For one thread; an interrupt ends it.
 */
final class FileFetch {

    /** What a file is called until it is whole. */
    static final String UNFINISHED = ".part";

    private static final int MAX_TRIES = 5;
    private static final int BUFFER_BYTES = 16 << 10;

    private final HttpClient client;
    private final Duration stallTimeout;
    private final Duration pause;

    /** @param pause before the second try; each further one waits twice as long */
    FileFetch(HttpClient client, Duration stallTimeout, Duration pause) {
        this.client = client;
        this.stallTimeout = stallTimeout;
        this.pause = pause;
    }

    /**
     * Leaves the whole file at {@code target}, written to the disk.
     *
     * @param most bytes that it may have, whatever the server says
     * @param progress told the file's length as it grows, and from 0 with every try
     */
    void fetch(URI address, Path target, long most, Growth progress) throws DownloadException, InterruptedException {
        Path part = target.resolveSibling(target.getFileName() + UNFINISHED);
        RetryPolicy policy = RetryPolicy.builder()
                .maxRetries(MAX_TRIES - 1)
                .delay(pause)
                .multiplier(2)
                .predicate(mayGoAwayByItself())
                .build();
        try {
            new RetryTemplate(policy).execute(() -> {
                try {
                    attempt(address, part, most, progress);
                    return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(part);
                }
            });
        } catch (RetryException e) {
            throw failure(e.getLastException(), part);
        }
    }

    /** Without a network nothing changes within seconds: one more try is enough there. */
    private static Predicate<Throwable> mayGoAwayByItself() {
        AtomicBoolean unreachable = new AtomicBoolean();
        return failure -> failure instanceof RetryableDownloadException again
                && (again.problem() != DownloadProblem.UNREACHABLE || unreachable.compareAndSet(false, true));
    }

    private static DownloadException failure(Throwable last, Path part) throws InterruptedException {
        if (Thread.interrupted() || last instanceof InterruptedException) {
            throw new InterruptedException("the download of " + part + " is no longer wanted");
        }
        return switch (last) {
            case DownloadException e -> e;
            case IOException e ->
                new DownloadException(DownloadProblem.CANNOT_WRITE, part + " cannot be written: " + e, e);
            default -> new DownloadException(DownloadProblem.INTERNAL, part + ": " + last, last);
        };
    }

    private void attempt(URI address, Path part, long most, Growth progress)
            throws DownloadException, InterruptedException, IOException {
        URI at = address;
        for (int redirects = 0; redirects <= Redirect.MOST; redirects++) {
            HttpResponse<InputStream> answer = ask(at);
            try (InputStream body = answer.body()) {
                if (answer.statusCode() == 200) {
                    expectFitting(at, answer, most);
                    receive(at, body, part, most, progress);
                    return;
                }
                at = next(at, answer);
            }
        }
        throw new DownloadException(
                DownloadProblem.BAD_REDIRECT, address + " sends on more than " + Redirect.MOST + " times");
    }

    private HttpResponse<InputStream> ask(URI at) throws DownloadException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(at)
                .header("Accept-Encoding", "identity")
                .timeout(stallTimeout)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (ConnectException | HttpConnectTimeoutException | SSLException e) {
            throw new RetryableDownloadException(DownloadProblem.UNREACHABLE, at + ": " + e, e);
        } catch (HttpTimeoutException e) {
            throw new RetryableDownloadException(
                    DownloadProblem.STALLED, at + " did not answer for " + stallTimeout.toSeconds() + " s", e);
        } catch (IOException e) {
            throw new RetryableDownloadException(DownloadProblem.BROKEN_OFF, at + ": " + e, e);
        }
    }

    /** Before anything of it is read. */
    private static void expectFitting(URI at, HttpResponse<?> answer, long most) throws DownloadException {
        long bytes = answer.headers().firstValueAsLong("Content-Length").orElse(0);
        if (bytes > most) {
            throw new DownloadException(
                    DownloadProblem.WRONG_SIZE, at + " has " + bytes + " bytes, expected at most " + most);
        }
        String encoding = answer.headers().firstValue("Content-Encoding").orElse("identity");
        if (!encoding.equals("identity")) {
            throw new DownloadException(
                    DownloadProblem.SERVER_REFUSED, at + " is sent as " + encoding + ", expected it as it is");
        }
    }

    private static URI next(URI at, HttpResponse<?> answer) throws DownloadException {
        int status = answer.statusCode();
        String detail = at + " answered with status " + status;
        return switch (status) {
            case 301, 302, 303, 307, 308 ->
                Redirect.next(at, answer.headers().firstValue("Location").orElse(""));
            case 404, 410 -> throw new DownloadException(DownloadProblem.NOT_FOUND, detail);
            case 408, 429, 500, 502, 503, 504 ->
                throw new RetryableDownloadException(DownloadProblem.SERVER_REFUSED, detail);
            default -> throw new DownloadException(DownloadProblem.SERVER_REFUSED, detail);
        };
    }

    /** Opens the file itself: what lies there under its name, a link for instance, is replaced and not followed. */
    private void receive(URI at, InputStream body, Path part, long most, Growth progress)
            throws DownloadException, InterruptedException, IOException {
        Files.deleteIfExists(part);
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                StallWatch watch = StallWatch.over(body, stallTimeout)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            long length = 0;
            for (int count = read(at, body, buffer, watch); count >= 0; count = read(at, body, buffer, watch)) {
                if (count > most - length) {
                    throw new DownloadException(DownloadProblem.WRONG_SIZE, at + " sends more than " + most + " bytes");
                }
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                while (bytes.hasRemaining()) {
                    length += file.write(bytes);
                }
                watch.at(length);
                progress.to(length);
            }
            file.force(true);
        }
    }

    private int read(URI at, InputStream body, byte[] buffer, StallWatch watch)
            throws DownloadException, InterruptedException {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(at + " is no longer wanted");
            }
            if (watch.stalled()) {
                throw new RetryableDownloadException(
                        DownloadProblem.STALLED, at + " sent nothing for " + stallTimeout.toSeconds() + " s", e);
            }
            throw new RetryableDownloadException(DownloadProblem.BROKEN_OFF, at + ": " + e, e);
        }
    }
}
