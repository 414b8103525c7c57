package app.selfie.studio;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.portrait.Portrait;
import app.selfie.portrait.Pose;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The drawn person as a loop of pictures, for the camera element to play. */
@RestController
class PortraitController {

    /** Pictures of the loop: two seconds at the element's twelve a second. */
    static final int FRAMES = 24;

    private static final ImageSize SIZE = new ImageSize(640, 480);
    private static final int QUALITY = 90;

    private final Portrait portrait = new Portrait(SIZE.widthPx(), SIZE.heightPx());
    private final AtomicReferenceArray<byte[]> drawn = new AtomicReferenceArray<>(FRAMES);

    @GetMapping("/portrait/{index:[0-9]{1,2}}.jpg")
    ResponseEntity<byte[]> picture(@PathVariable int index) {
        if (index >= FRAMES) {
            return ResponseEntity.notFound().build();
        }
        byte[] known = drawn.get(index);
        if (known == null) {
            known = draw(index);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .body(known);
    }

    /** One at a time; whoever waited meanwhile may find the picture drawn. */
    private synchronized byte[] draw(int index) {
        byte[] known = drawn.get(index);
        if (known != null) {
            return known;
        }
        BufferedImage drawing = portrait.picture(Pose.AT_EASE.at((double) index / FRAMES));
        byte[] bgr = ((DataBufferByte) drawing.getRaster().getDataBuffer()).getData();
        try (JpegCodec codec = new JpegCodec();
                Frame frame = Frame.of(SIZE, bgr)) {
            byte[] picture = codec.encode(frame, QUALITY);
            drawn.set(index, picture);
            return picture;
        }
    }
}
