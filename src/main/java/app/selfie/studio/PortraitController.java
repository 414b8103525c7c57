package app.selfie.studio;

import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.imaging.Frame;
import app.selfie.portrait.Portrait;
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

    private final AtomicReferenceArray<byte[]> drawn = new AtomicReferenceArray<>(FRAMES);

    @GetMapping("/portrait/{index:[0-9]{1,2}}.jpg")
    ResponseEntity<byte[]> picture(@PathVariable int index) {
        if (index >= FRAMES) {
            return ResponseEntity.notFound().build();
        }
        byte[] jpeg = drawn.updateAndGet(index, known -> known != null ? known : draw(index));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .body(jpeg);
    }

    private static byte[] draw(int index) {
        BufferedImage drawing = Portrait.draw(SIZE.widthPx(), SIZE.heightPx(), (float) index / FRAMES).picture();
        BufferedImage bgr = new BufferedImage(SIZE.widthPx(), SIZE.heightPx(), BufferedImage.TYPE_3BYTE_BGR);
        bgr.getGraphics().drawImage(drawing, 0, 0, null);
        byte[] pixels = ((DataBufferByte) bgr.getRaster().getDataBuffer()).getData();
        try (JpegCodec codec = new JpegCodec();
                Frame frame = Frame.of(SIZE, pixels)) {
            return codec.encode(frame, QUALITY);
        }
    }
}
