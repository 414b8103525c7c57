package app.selfie.sharing.web;

import app.selfie.sharing.OpenShareLink;
import app.selfie.sharing.SharedSelfie;
import app.selfie.storage.DamagedObjectException;
import app.selfie.storage.StoredBytes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * All pictures of a link as one ZIP file, passed on from the store while it is read. What has gone meanwhile, or is damaged,
 * is left out. So many at once of each network and of all, as each holds a file open.
 */
@RestController
class StrangerZipController {

    private static final Logger LOG = LoggerFactory.getLogger(StrangerZipController.class);

    private static final int MAX_AT_ONCE = 32;

    private static final int MAX_PER_NETWORK = 4;

    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    private final StrangerLinks strangers;
    private final StrangerLimits limits;
    private final SharedPictures pictures;
    private final Semaphore all = new Semaphore(MAX_AT_ONCE);
    private final Map<String, Integer> perNetwork = new ConcurrentHashMap<>();

    StrangerZipController(StrangerLinks strangers, StrangerLimits limits, SharedPictures pictures) {
        this.strangers = strangers;
        this.limits = limits;
        this.pictures = pictures;
    }

    /** Of a downloaded file; says nothing of when and where. */
    static String nameOf(SharedSelfie selfie) {
        return "selfie-" + selfie.place() + ".jpg";
    }

    @GetMapping("/s/{key}/pictures.zip")
    void zip(HttpServletRequest request, @PathVariable String key, HttpServletResponse response) throws IOException {
        OpenShareLink link = strangers.unlocked(request, key);
        String network = StrangerLimits.networkOf(request);
        enter(network);
        try {
            limits.spend(network, link.selfies().size());
            response.setContentType("application/zip");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("selfies.zip")
                            .build()
                            .toString());
            if (!HttpMethod.HEAD.matches(request.getMethod())) {
                write(link, response);
            }
        } finally {
            leave(network);
        }
    }

    private void enter(String network) {
        if (perNetwork.merge(network, 1, Integer::sum) > MAX_PER_NETWORK) {
            forget(network);
            throw new TooManyRequestsException(COME_AGAIN);
        }
        if (!all.tryAcquire()) {
            forget(network);
            throw new TooManyRequestsException(COME_AGAIN);
        }
    }

    private void leave(String network) {
        all.release();
        forget(network);
    }

    private void forget(String network) {
        perNetwork.computeIfPresent(network, (key, open) -> open == 1 ? null : open - 1);
    }

    private void write(OpenShareLink link, HttpServletResponse response) throws IOException {
        // Not closed on failure: an end record would make a broken-off file look whole.
        @SuppressWarnings("resource")
        ZipOutputStream zip = new ZipOutputStream(response.getOutputStream());
        zip.setLevel(Deflater.NO_COMPRESSION);
        for (SharedSelfie selfie : link.selfies()) {
            try {
                Optional<StoredBytes> picture = pictures.whole(link, selfie);
                if (picture.isPresent()) {
                    try (StoredBytes bytes = picture.get()) {
                        zip.putNextEntry(new ZipEntry(nameOf(selfie)));
                        bytes.stream().transferTo(zip);
                        zip.closeEntry();
                    }
                }
            } catch (DamagedObjectException e) {
                LOG.warn("A shared picture is left out: {}", e.getMessage());
            }
        }
        zip.finish();
    }
}
