package app.selfie.gallery.ui;

import app.selfie.accounts.CurrentUser;
import app.selfie.accounts.UserId;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieId;
import app.selfie.gallery.ui.ZipTickets.Selected;
import app.selfie.storage.DamagedObjectException;
import app.selfie.storage.StoredBytes;
import com.vaadin.flow.i18n.I18NProvider;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Many selfies as one ZIP file, written while it is read: one picture is in memory at a time, and none is compressed again.
 * What has gone meanwhile is left out. A client that leaves ends it.
 */
@RestController
class ZipController {

    private static final Logger LOG = LoggerFactory.getLogger(ZipController.class);

    /** Names what is not in the file because it is damaged on the server. */
    private static final String DAMAGED = "damaged.txt";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    private final CurrentUser currentUser;
    private final Gallery gallery;
    private final ZipTickets tickets;
    private final I18NProvider texts;

    ZipController(CurrentUser currentUser, Gallery gallery, ZipTickets tickets, I18NProvider texts) {
        this.texts = texts;
        this.currentUser = currentUser;
        this.gallery = gallery;
        this.tickets = tickets;
    }

    @GetMapping("/gallery/zip")
    void zip(@RequestParam String ticket, HttpServletResponse response) throws IOException {
        UserId owner = currentUser.require();
        Optional<Selected> selected = tickets.redeem(owner, ticket);
        if (selected.isEmpty()) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                "selfies "
                                        + DAY.format(
                                                ZonedDateTime.now(selected.get().zone()))
                                        + ".zip",
                                StandardCharsets.UTF_8)
                        .build()
                        .toString());
        write(selected.get(), response);
    }

    private void write(Selected selected, HttpServletResponse response) throws IOException {
        FileNames names = new FileNames(selected.zone());
        // Not closed on failure: an end record would make a broken-off file look whole.
        @SuppressWarnings("resource")
        ZipOutputStream zip = new ZipOutputStream(response.getOutputStream(), StandardCharsets.UTF_8);
        zip.setMethod(ZipOutputStream.STORED);
        List<String> damaged = new ArrayList<>();
        int done = 0;
        try {
            for (SelfieId id : selected.ids()) {
                Optional<Selfie> selfie = gallery.find(selected.owner(), id);
                if (selfie.isEmpty()) {
                    continue;
                }
                String name = names.next(selfie.get(), ".jpg");
                try {
                    Optional<byte[]> picture =
                            gallery.picture(selected.owner(), id).map(StoredBytes::readAll);
                    if (picture.isPresent()) {
                        add(zip, name, selfie.get().keptAt(), picture.get());
                        done++;
                    }
                } catch (DamagedObjectException e) { // the others are whole
                    damaged.add(name);
                }
            }
            if (!damaged.isEmpty()) {
                add(zip, DAMAGED, Instant.now(), list(damaged));
            }
            zip.finish();
        } catch (IOException e) {
            LOG.debug(
                    "A download of {} selfies was broken off after {}",
                    selected.ids().size(),
                    done);
            throw e;
        }
    }

    /** With a byte order mark and Windows' line ends, which every editor understands. */
    private byte[] list(List<String> damaged) {
        String heading = GalleryTexts.inEveryLanguage(texts, "gallery.zip.damaged");
        return ("\uFEFF" + heading + "\r\n\r\n" + String.join("\r\n", damaged) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void add(ZipOutputStream zip, String name, Instant time, byte[] picture) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(picture);
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(java.nio.file.attribute.FileTime.from(time));
        entry.setSize(picture.length);
        entry.setCompressedSize(picture.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(picture);
        zip.closeEntry();
    }
}
