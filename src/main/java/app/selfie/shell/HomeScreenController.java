package app.selfie.shell;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** With what a phone puts the product on its home screen: the manifest and its icons, each drawn when it is first asked for. */
@RestController
class HomeScreenController {

    private static final String MANIFEST = "manifest.webmanifest";

    private final Map<AppIcon, byte[]> drawn = new EnumMap<>(AppIcon.class);

    @GetMapping(path = "/" + MANIFEST, produces = "application/manifest+json")
    Resource manifest() {
        return new ClassPathResource(MANIFEST, HomeScreenController.class);
    }

    @GetMapping("/icons/{file:[a-z0-9-]{1,40}\\.png}")
    ResponseEntity<byte[]> icon(@PathVariable String file) {
        Optional<AppIcon> icon = AppIcon.named(file);
        if (icon.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body(png(icon.get()));
    }

    private synchronized byte[] png(AppIcon icon) {
        return drawn.computeIfAbsent(icon, AppIcon::png);
    }
}
