package app.selfie.backgrounds;

import app.selfie.accounts.CurrentUser;
import app.selfie.accounts.UserId;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.imaging.Picture;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * Pictures of the backgrounds, for the picker and the framing. An own background is there for its owner only; the browser
 * keeps it but asks every time, because the next person at that browser is somebody else.
 */
@RestController
class BackgroundPictureController {

    /** The picker shows 160x90 CSS pixels; twice that is sharp on a dense screen. */
    private static final ImageSize THUMBNAIL = new ImageSize(320, 180);

    private static final int QUALITY = 85;

    private static final CacheControl FOR_A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePrivate();
    private static final CacheControl ASK_EVERY_TIME = CacheControl.noCache().cachePrivate();

    private final CurrentUser user;
    private final Backgrounds backgrounds;
    private final OwnPictures ownPictures;
    private final SceneRenderer renderer = new SceneRenderer();
    private final Map<BackgroundId, byte[]> thumbnails = new ConcurrentHashMap<>();

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
                        .body(thumbnails.computeIfAbsent(scene, this::draw));
            case Background.Own own ->
                ifChanged(
                        own,
                        request,
                        () -> ownPictures.load(owner, own.id(), THUMBNAIL).map(BackgroundPictureController::encode));
        };
    }

    /** The whole of an own background, unframed; a built-in one has no other picture than its thumbnail here. */
    @GetMapping("/backgrounds/{id:[a-z0-9-]{1,40}}/picture.jpg")
    ResponseEntity<byte[]> picture(@PathVariable String id, WebRequest request) {
        UserId owner = user.require();
        return backgrounds.find(owner, new BackgroundId(id)).orElse(null) instanceof Background.Own own
                ? ifChanged(own, request, () -> ownPictures.file(owner, own.id()))
                : ResponseEntity.notFound().build();
    }

    private static ResponseEntity<byte[]> ifChanged(
            Background.Own own, WebRequest request, Supplier<Optional<byte[]>> picture) {
        String tag = "\"" + own.id() + "-" + own.revision() + "\"";
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(304)
                    .cacheControl(ASK_EVERY_TIME)
                    .eTag(tag)
                    .build();
        }
        return picture.get()
                .map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(ASK_EVERY_TIME)
                        .eTag(tag)
                        .body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build()); // deleted between the two looks
    }

    private byte[] draw(BackgroundId id) {
        return encode(renderer.draw(id, THUMBNAIL));
    }

    private static byte[] encode(Picture picture) {
        try (JpegCodec codec = new JpegCodec();
                Frame frame = picture.toFrame()) {
            return codec.encode(frame, QUALITY);
        }
    }
}
