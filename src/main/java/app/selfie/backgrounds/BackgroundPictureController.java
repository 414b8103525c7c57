package app.selfie.backgrounds;

import app.selfie.accounts.CurrentUser;
import app.selfie.accounts.UserId;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.imaging.Picture;
import app.selfie.imaging.RenderBusyException;
import app.selfie.imaging.RenderLimits;
import app.selfie.imaging.RenderPool;
import app.selfie.imaging.RenderShare;
import app.selfie.imaging.Rendered;
import app.selfie.storage.DamagedObjectException;
import app.selfie.storage.StoredBytes;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * Pictures of the backgrounds, for the picker and the framing. An own background is there for its owner only; the browser
 * keeps it but asks every time, because the next person at that browser is somebody else.
 *
 * <p>What must be decoded is so on a thread of this controller, one picture after another and each person in turn, as the
 * live pictures need the others. The built-in scenes are drawn once for everybody.
 */
@RestController
class BackgroundPictureController {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundPictureController.class);

    /** The picker shows 160x90 CSS pixels; twice that is sharp on a dense screen. */
    private static final ImageSize THUMBNAIL = new ImageSize(320, 180);

    private static final int QUALITY = 85;

    /** A browser asks for six of a page's pictures at once, and a person may have two pages. */
    private static final RenderLimits RENDERING =
            new RenderLimits("background-thumbnails", 1, 64, 12, Duration.ofSeconds(10), RenderShare.DEFAULT);

    private static final CacheControl FOR_A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePrivate();
    private static final CacheControl ASK_EVERY_TIME = CacheControl.noCache().cachePrivate();

    private final CurrentUser user;
    private final Backgrounds backgrounds;
    private final OwnPictures ownPictures;
    private final SceneRenderer scenes = new SceneRenderer();
    private final Map<BackgroundId, byte[]> thumbnails = new ConcurrentHashMap<>();
    private final RenderPool<UserId, JpegCodec> renderers =
            new RenderPool<>(RENDERING, JpegCodec::new, JpegCodec::close);

    BackgroundPictureController(CurrentUser user, Backgrounds backgrounds, OwnPictures ownPictures) {
        this.user = user;
        this.backgrounds = backgrounds;
        this.ownPictures = ownPictures;
    }

    @GetMapping("/backgrounds/{id:[a-z0-9-]{1,40}}/thumbnail.jpg")
    ResponseEntity<byte[]> thumbnail(@PathVariable String id, WebRequest request) {
        UserId owner = user.require();
        Optional<Background> found = backgrounds.find(owner, new BackgroundId(id));
        return switch (found.orElse(null)) {
            case null -> ResponseEntity.notFound().build();
            case Background.BuiltIn(BackgroundId scene) ->
                ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(FOR_A_DAY)
                        .body(thumbnail(scene));
            case Background.Own own ->
                ifChanged(
                        own,
                        request,
                        () -> render(
                                owner,
                                codec -> ownPictures
                                        .load(owner, own.id(), THUMBNAIL)
                                        .map(picture -> encode(codec, picture))));
        };
    }

    /** The whole of an own background, unframed; a built-in one has no other picture than its thumbnail here. */
    @GetMapping("/backgrounds/{id:[a-z0-9-]{1,40}}/picture.jpg")
    ResponseEntity<Resource> picture(@PathVariable String id, WebRequest request) {
        UserId owner = user.require();
        return backgrounds.find(owner, new BackgroundId(id)).orElse(null) instanceof Background.Own own
                ? ifChanged(
                        own, request, () -> ownPictures.open(owner, own.id()).map(Streamed::new))
                : ResponseEntity.notFound().build();
    }

    /** Knows its length, and is read once and closed by whoever writes it. */
    private static final class Streamed extends InputStreamResource {

        private final long length;

        Streamed(StoredBytes stored) {
            super(stored.stream());
            length = stored.length();
        }

        @Override
        public long contentLength() {
            return length;
        }
    }

    private static <T> ResponseEntity<T> ifChanged(
            Background.Own own, WebRequest request, Supplier<Optional<T>> picture) {
        String tag = "\"" + own.id() + "-" + own.revision() + "\"";
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(304)
                    .cacheControl(ASK_EVERY_TIME)
                    .eTag(tag)
                    .build();
        }
        return picture.get()
                .<ResponseEntity<T>>map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(ASK_EVERY_TIME)
                        .eTag(tag)
                        .body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build()); // deleted between the two looks
    }

    /** Drawn once, for everybody: it is nobody's own work, and whoever asks meanwhile waits for the same picture. */
    private byte[] thumbnail(BackgroundId scene) {
        byte[] known = thumbnails.get(scene);
        return known == null ? drawn(scene) : known;
    }

    /** One scene after another, on the threads of those who ask first. */
    private synchronized byte[] drawn(BackgroundId scene) {
        return thumbnails.computeIfAbsent(scene, id -> {
            try (JpegCodec codec = new JpegCodec()) {
                return encode(codec, scenes.draw(id, THUMBNAIL));
            }
        });
    }

    private <T> T render(UserId owner, Function<JpegCodec, T> work) {
        try (Rendered<T> rendered = renderers.render(owner, () -> work)) {
            return rendered.value();
        }
    }

    private static byte[] encode(JpegCodec codec, Picture picture) {
        try (Frame frame = picture.toFrame()) {
            return codec.encode(frame, QUALITY);
        }
    }

    @ExceptionHandler
    ResponseEntity<Void> busy(RenderBusyException e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .build();
    }

    /** 410, as for kept selfies: what the address stood for is not to be had any more. */
    @ExceptionHandler
    ResponseEntity<Void> damaged(DamagedObjectException e) {
        LOG.warn("A background cannot be shown: {}", e.getMessage());
        return ResponseEntity.status(HttpStatus.GONE)
                .cacheControl(CacheControl.noStore())
                .build();
    }

    @PreDestroy
    void close() {
        renderers.close();
    }
}
