package app.selfie.gallery.ui;

import app.selfie.accounts.CurrentUser;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieId;
import app.selfie.localization.ClientZone;
import app.selfie.stills.RenderedFile;
import app.selfie.stills.StillException;
import app.selfie.stills.StillProblem;
import app.selfie.storage.DamagedObjectException;
import app.selfie.storage.StoredFile;
import app.selfie.storage.StoredResource;
import com.vaadin.flow.i18n.I18NProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The pictures of kept selfies. Anybody else's are not found. A browser keeps them for itself and asks whether they are
 * still the same: the ETag is the revision. With {@code ?download} a picture comes as a file with a name.
 *
 * <p>Longer than most files: one method for each address, and what they share.
 */
@RestController
@RequestMapping("/gallery/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}")
class SelfiePictureController {

    private static final Logger LOG = LoggerFactory.getLogger(SelfiePictureController.class);

    private static final CacheControl ASK_EVERY_TIME = CacheControl.noCache().cachePrivate();

    /** Thumbnails are asked for by hundreds, at addresses that change with the revision. */
    private static final CacheControl FOR_A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePrivate();

    private static final MediaType PLAIN_TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    /** A picture is opened when its length has been set already; another answer in its place is shorter. */
    private static final long UNKNOWN_LENGTH = -1;

    private final CurrentUser currentUser;
    private final Gallery gallery;
    private final Rerenderer rerenderer;
    private final I18NProvider texts;

    SelfiePictureController(CurrentUser currentUser, Gallery gallery, Rerenderer rerenderer, I18NProvider texts) {
        this.currentUser = currentUser;
        this.gallery = gallery;
        this.rerenderer = rerenderer;
        this.texts = texts;
    }

    /**
     * What an address gives: its type, its file name's ending, how it is kept.
     *
     * @param isRevised whether it is the same for a whole revision, and so has an ETag
     */
    private record Kind(MediaType type, String ending, CacheControl kept, boolean isRevised) {}

    private static final Kind THUMBNAIL = new Kind(MediaType.IMAGE_JPEG, " small.jpg", FOR_A_DAY, true);
    private static final Kind JPEG = new Kind(MediaType.IMAGE_JPEG, ".jpg", ASK_EVERY_TIME, true);
    private static final Kind ORIGINAL = new Kind(MediaType.IMAGE_JPEG, " original.jpg", ASK_EVERY_TIME, true);
    private static final Kind PNG = new Kind(MediaType.IMAGE_PNG, ".png", ASK_EVERY_TIME, true);
    private static final Kind CUT_OUT = new Kind(MediaType.IMAGE_PNG, " cut-out.png", ASK_EVERY_TIME, true);
    private static final Kind PREVIEW = new Kind(MediaType.IMAGE_JPEG, " preview.jpg", CacheControl.noStore(), false);

    @GetMapping("/thumbnail.jpg")
    ResponseEntity<Resource> thumbnail(HttpServletRequest request, @PathVariable UUID id) {
        return answer(
                request, id, THUMBNAIL, selfie -> stored(gallery.thumbnailFile(currentUser.require(), selfie.id())));
    }

    @GetMapping("/picture.jpg")
    ResponseEntity<Resource> picture(HttpServletRequest request, @PathVariable UUID id) {
        return answer(request, id, JPEG, selfie -> stored(gallery.pictureFile(currentUser.require(), selfie.id())));
    }

    @GetMapping("/original.jpg")
    ResponseEntity<Resource> original(HttpServletRequest request, @PathVariable UUID id) {
        return answer(
                request, id, ORIGINAL, selfie -> stored(gallery.originalFile(currentUser.require(), selfie.id())));
    }

    @GetMapping("/picture.png")
    ResponseEntity<Resource> png(HttpServletRequest request, @PathVariable UUID id) {
        return answer(request, id, PNG, selfie -> rendered(rerenderer.png(currentUser.require(), selfie)));
    }

    @GetMapping("/cut-out.png")
    ResponseEntity<Resource> cutOut(HttpServletRequest request, @PathVariable UUID id) {
        return answer(request, id, CUT_OUT, selfie -> rendered(rerenderer.cutOut(currentUser.require(), selfie)));
    }

    /** @param backdrop a {@link BackdropWord}; the picture is shown before it is saved, and kept nowhere */
    @GetMapping("/preview.jpg")
    ResponseEntity<Resource> preview(HttpServletRequest request, @PathVariable UUID id, @RequestParam String backdrop) {
        BackdropChoice choice = BackdropWord.parse(backdrop);
        return answer(
                request, id, PREVIEW, selfie -> rendered(rerenderer.render(currentUser.require(), selfie, choice)));
    }

    private ResponseEntity<Resource> answer(
            HttpServletRequest request, UUID id, Kind kind, Function<Selfie, Optional<? extends Resource>> bytes) {
        UserId owner = currentUser.require();
        Optional<Selfie> found = gallery.find(owner, new SelfieId(id));
        if (found.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        Selfie selfie = found.get();
        String etag = "\"" + selfie.revision() + "\"";
        if (kind.isRevised() && isKnown(request, etag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .eTag(etag)
                    .cacheControl(kind.kept())
                    .build();
        }
        Optional<? extends Resource> resource = bytes.apply(selfie);
        if (resource.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().contentType(kind.type()).cacheControl(kind.kept());
        if (kind.isRevised()) {
            answer.eTag(etag);
        }
        String name = new FileNames(ClientZone.ofParameters(request::getParameter)).next(selfie, kind.ending());
        String disposition = request.getParameter("download") == null ? "inline" : "attachment";
        return answer.header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.builder(disposition)
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(resource.get());
    }

    /** As RFC 9110, 13.1.2, for one strong tag: any of a list, weak or not, or any at all. */
    private static boolean isKnown(HttpServletRequest request, String etag) {
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known == null) {
            return false;
        }
        for (String tag : known.split(",", -1)) {
            String bare = tag.strip();
            if (bare.equals("*") || bare.equals(etag) || bare.equals("W/" + etag)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Resource> stored(Optional<StoredFile> file) {
        return file.map(StoredResource::new);
    }

    private static Optional<Resource> rendered(Optional<RenderedFile> file) {
        return file.map(RenderedFile::bytesUntilAnswered).map(ByteArrayResource::new);
    }

    @ExceptionHandler({IllegalArgumentException.class, DateTimeException.class})
    ResponseEntity<Resource> refuse(RuntimeException e) {
        LOG.debug("No picture", e);
        return ResponseEntity.badRequest().build();
    }

    /** 410: what the address stood for is not to be had any more. The elements know a damaged picture by this status. */
    @ExceptionHandler
    ResponseEntity<String> damaged(DamagedObjectException e, HttpServletResponse response) {
        response.setContentLengthLong(UNKNOWN_LENGTH);
        LOG.warn("A picture cannot be shown: {}", e.getMessage());
        return ResponseEntity.status(HttpStatus.GONE)
                .cacheControl(CacheControl.noStore())
                .contentType(PLAIN_TEXT)
                .body(GalleryTexts.inEveryLanguage(texts, "gallery.damaged"));
    }

    @ExceptionHandler
    ResponseEntity<Resource> gone(StoredResource.GoneException e, HttpServletResponse response) {
        response.setContentLengthLong(UNKNOWN_LENGTH);
        LOG.debug("No picture", e);
        return ResponseEntity.notFound().build();
    }

    @ExceptionHandler
    ResponseEntity<Resource> failed(StillException e) {
        if (e.problem() == StillProblem.BUSY) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .build();
        }
        LOG.warn("No picture: {}", e.problem(), e);
        return ResponseEntity.internalServerError().build();
    }
}
