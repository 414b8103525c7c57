package app.selfie.stills;

import app.selfie.accounts.CurrentUser;
import app.selfie.accounts.UserId;
import app.selfie.localization.ClientZone;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The pictures of a pending still, for its owner and nobody's cache. With {@code ?download} a browser saves them under
 * the time at which they were taken, in the zone that the address tells, see {@link ClientZone}.
 */
@RestController
class StillPictures {

    private static final String ID = "{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";

    private static final DateTimeFormatter FILE_TIME =
            DateTimeFormatter.ofPattern("'selfie-'yyyy-MM-dd-HHmm", Locale.ROOT);

    private final CurrentUser currentUser;
    private final PendingStills pending;
    private final StillService studio;

    StillPictures(CurrentUser currentUser, PendingStills pending, StillService studio) {
        this.currentUser = currentUser;
        this.pending = pending;
        this.studio = studio;
    }

    @GetMapping("/stills/" + ID + "/picture.jpg")
    ResponseEntity<byte[]> picture(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String download,
            HttpServletRequest request) {
        return find(id).map(still -> answer(
                        still,
                        MediaType.IMAGE_JPEG,
                        still.picture(),
                        download,
                        ClientZone.ofParameters(request::getParameter),
                        ".jpg"))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/stills/" + ID + "/cut-out.png")
    ResponseEntity<byte[]> cutOut(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String download,
            HttpServletRequest request) {
        Optional<Still> found = find(id);
        if (found.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        Still still = found.get();
        UserId owner = currentUser.require();
        RenderedFile png = studio.cutOut(
                owner,
                () -> new StillLayers(still.original(), still.matte()),
                still.recipe().mirrored());
        return answer(
                still,
                MediaType.IMAGE_PNG,
                png.bytesUntilAnswered(),
                download,
                ClientZone.ofParameters(request::getParameter),
                "-cut-out.png");
    }

    private Optional<Still> find(UUID id) {
        return pending.find(currentUser.require(), new StillId(id));
    }

    private static ResponseEntity<byte[]> answer(
            Still still, MediaType type, byte[] file, @Nullable String download, ZoneId zone, String ending) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().contentType(type).cacheControl(CacheControl.noStore());
        if (download != null) {
            String name = FILE_TIME.withZone(zone).format(still.recipe().takenAt()) + ending;
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(name).build().toString());
        }
        return answer.body(file);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(StillException e) {
        return ResponseEntity.status(StillController.status(e.problem())).build();
    }
}
