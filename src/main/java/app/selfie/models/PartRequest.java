package app.selfie.models;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;

/** One request for what is missing of a part, and what came of it. */
final class PartRequest {

    private final HttpClient client;
    private final Duration stallTimeout;
    private final URI at;
    private final Path part;
    private final long most;
    private final Growth progress;
    private final AtomicLong pulseNanos = new AtomicLong(System.nanoTime());
    private final long have;
    private final String validator;
    private final boolean resumes;
    private BodySubscriber<Long> sink = new NoBody();
    private boolean over;

    /** The parameters are those of {@link FileFetch#fetch}. */
    PartRequest(
            HttpClient client,
            Duration stallTimeout,
            URI at,
            Path part,
            long most,
            boolean checkedLater,
            Growth progress) {
        this.client = client;
        this.stallTimeout = stallTimeout;
        this.at = at;
        this.part = part;
        this.most = most;
        this.progress = new StallDetector(pulseNanos, progress);
        this.have = PartFile.length(part);
        this.validator = PartFile.validator(part);
        this.resumes = have > 0 && (checkedLater || !validator.isEmpty());
    }

    /** Empty when the whole part is here; otherwise where to look instead. */
    Optional<URI> send() throws DownloadException, RetryableDownloadException, InterruptedException, IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at).header("Accept-Encoding", "identity");
        if (resumes) {
            request.header("Range", "bytes=" + have + "-");
            if (!validator.isEmpty()) {
                request.header("If-Range", validator);
            }
        }
        CompletableFuture<HttpResponse<Long>> answer = client.sendAsync(request.build(), this::bodyFor);
        try {
            return judge(await(answer));
        } finally {
            end();
            answer.cancel(true);
        }
    }

    private synchronized BodySubscriber<Long> bodyFor(ResponseInfo head) {
        pulseNanos.set(System.nanoTime());
        boolean goesOn = resumes && head.statusCode() == 206 && startsAt(head, have);
        if (!over && (head.statusCode() == 200 || goesOn)) {
            try {
                sink = open(head, goesOn ? have : 0);
            } catch (IOException e) {
                sink.onError(e);
            }
        }
        return sink;
    }

    private synchronized void end() {
        over = true;
        if (sink instanceof PartSink open) {
            open.close();
        }
    }

    private PartSink open(ResponseInfo head, long from) throws IOException {
        if (head.headers().firstValueAsLong("Content-Length").orElse(0) > most - from) {
            throw new PartSink.TooLong(most);
        }
        if (!head.headers().firstValue("Content-Encoding").orElse("identity").equals("identity")) {
            throw new IOException("the server compresses what was to be sent as it is");
        }
        try {
            return new PartSink(
                    from == 0 ? PartFile.begin(part, validatorIn(head)) : PartFile.goOn(part, from),
                    from,
                    most,
                    progress);
        } catch (IOException e) {
            throw new PartSink.NotWritten(e);
        }
    }

    /** What the server knows this very version of the file by; empty if by nothing that can be trusted. */
    private static String validatorIn(ResponseInfo head) {
        return head.headers()
                .firstValue("ETag")
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> head.headers().firstValue("Last-Modified"))
                .map(PartFile::usable)
                .orElse("");
    }

    private static boolean startsAt(ResponseInfo head, long offset) {
        return head.headers()
                .firstValue("Content-Range")
                .filter(range -> range.startsWith("bytes " + offset + "-"))
                .isPresent();
    }

    private HttpResponse<Long> await(CompletableFuture<HttpResponse<Long>> answer)
            throws DownloadException, RetryableDownloadException, InterruptedException {
        while (true) {
            try {
                return answer.get(50, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (System.nanoTime() - pulseNanos.get() > stallTimeout.toNanos()) {
                    throw new RetryableDownloadException(new DownloadException(
                            DownloadProblem.STALLED, at + " sent nothing for " + stallTimeout.toSeconds() + " s", e));
                }
            } catch (ExecutionException e) {
                throw failure(e.getCause() == null ? e : e.getCause());
            }
        }
    }

    private RetryableDownloadException failure(Throwable cause) throws DownloadException {
        String detail = at + ": " + cause;
        return switch (cause) {
            case PartSink.TooLong e -> throw new DownloadException(DownloadProblem.WRONG_SIZE, detail, e);
            case PartSink.NoRoom e ->
                throw new DownloadException(DownloadProblem.NO_SPACE, String.valueOf(e.getMessage()), e);
            case PartSink.NotWritten e -> throw new DownloadException(DownloadProblem.CANNOT_WRITE, detail, e);
            case ConnectException e ->
                new RetryableDownloadException(new DownloadException(DownloadProblem.UNREACHABLE, detail, e));
            case HttpTimeoutException e ->
                new RetryableDownloadException(new DownloadException(DownloadProblem.UNREACHABLE, detail, e));
            case SSLException e ->
                new RetryableDownloadException(new DownloadException(DownloadProblem.UNREACHABLE, detail, e));
            case IOException e ->
                new RetryableDownloadException(new DownloadException(DownloadProblem.BROKEN_OFF, detail, e));
            default -> throw new DownloadException(DownloadProblem.INTERNAL, detail, cause);
        };
    }

    private Optional<URI> judge(HttpResponse<Long> answer)
            throws DownloadException, RetryableDownloadException, IOException {
        int status = answer.statusCode();
        return switch (status) {
            case 200 -> Optional.empty();
            case 206 -> {
                if (answer.body() == 0) {
                    throw startOver("sent another part than was asked for");
                }
                yield Optional.empty();
            }
            case 301, 302, 303, 307, 308 ->
                Optional.of(Redirect.next(
                        at, answer.headers().firstValue("Location").orElse("")));
            case 404, 410 -> throw new DownloadException(DownloadProblem.NOT_FOUND, at + " is not there: " + status);
            case 416 -> throw startOver("has no such part"); // the file has become shorter
            case 408, 429, 500, 502, 503, 504 ->
                throw new RetryableDownloadException(refused("answered with status " + status));
            default -> throw refused("answered with status " + status);
        };
    }

    /** What is here is of no use: the next try asks for the whole file. */
    private RetryableDownloadException startOver(String why) throws IOException {
        PartFile.delete(part);
        return new RetryableDownloadException(refused(why));
    }

    private DownloadException refused(String what) {
        return new DownloadException(DownloadProblem.SERVER_REFUSED, at + " " + what);
    }
}
