package app.selfie.backgrounds;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Small pictures of the backgrounds, for the picker. */
@RestController
class ThumbnailController {

    /** The picker shows 160x90 CSS pixels; twice that is sharp on a dense screen. */
    private static final ImageSize SIZE = new ImageSize(320, 180);

    private static final int QUALITY = 85;

    private final Backgrounds backgrounds;
    private final SceneRenderer renderer = new SceneRenderer();
    private final Map<BackgroundId, byte[]> thumbnails = new ConcurrentHashMap<>();

    ThumbnailController(Backgrounds backgrounds) {
        this.backgrounds = backgrounds;
    }

    @GetMapping("/backgrounds/{id:[a-z0-9-]{1,40}}/thumbnail.jpg")
    ResponseEntity<byte[]> thumbnail(@PathVariable String id) {
        Optional<Background> found = backgrounds.find(new BackgroundId(id));
        if (found.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .body(thumbnails.computeIfAbsent(found.get().id(), this::draw));
    }

    private byte[] draw(BackgroundId id) {
        try (JpegCodec codec = new JpegCodec();
                Frame frame = renderer.draw(id, SIZE).toFrame()) {
            return codec.encode(frame, QUALITY);
        }
    }
}
