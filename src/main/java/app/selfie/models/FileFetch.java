package app.selfie.models;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Gets one file, in as many tries as it takes: what one try left in {@code NAME.part} the next goes on with, as long as
 * the server says that the file is still the same, or its hash will tell. For one thread; an interrupt ends it and keeps
 * the part.
 */
final class FileFetch {

    private static final int MAX_TRIES = 5;

    /** Without a network nothing changes within seconds. */
    private static final int MAX_UNREACHABLE_TRIES = 2;

    /** A try that brought less counts as one that brought nothing. */
    private static final long PROGRESS_BYTES = 64 << 10;

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
     * @param most bytes that it may have
     * @param checkedLater whether a hash will tell if parts of two files were put together
     * @param progress told the file's length as it grows
     */
    void fetch(URI address, Path target, long most, boolean checkedLater, Growth progress)
            throws DownloadException, InterruptedException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        int failures = 0;
        while (true) {
            long before = PartFile.length(part);
            try {
                attempt(address, part, most, checkedLater, progress);
                PartFile.finish(part, target);
                return;
            } catch (RetryableDownloadException e) {
                failures = PartFile.length(part) - before >= PROGRESS_BYTES ? 1 : failures + 1;
                boolean unreachable = e.why().problem() == DownloadProblem.UNREACHABLE;
                if (failures >= (unreachable ? MAX_UNREACHABLE_TRIES : MAX_TRIES)) {
                    throw e.why();
                }
                Thread.sleep(pause.multipliedBy(1L << (failures - 1)));
            } catch (IOException e) {
                throw new DownloadException(DownloadProblem.CANNOT_WRITE, part + " cannot be written: " + e, e);
            }
        }
    }

    private void attempt(URI address, Path part, long most, boolean checkedLater, Growth progress)
            throws DownloadException, RetryableDownloadException, InterruptedException, IOException {
        URI at = address;
        for (int redirects = 0; redirects <= Redirect.MOST; redirects++) {
            Optional<URI> next = new PartRequest(client, stallTimeout, at, part, most, checkedLater, progress).send();
            if (next.isEmpty()) {
                return;
            }
            at = next.get();
        }
        throw new DownloadException(
                DownloadProblem.BAD_REDIRECT, address + " sends on more than " + Redirect.MOST + " times");
    }
}
