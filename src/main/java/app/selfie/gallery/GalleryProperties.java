package app.selfie.gallery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How galleries are kept.
 *
 * @param trashFor how long a selfie stays in the trash before it is deleted for good; an hour or more. A month is long
 *     enough to miss a picture
 */
@ConfigurationProperties("selfie.gallery")
public record GalleryProperties(@DefaultValue("30d") Duration trashFor) {

    public GalleryProperties {
        if (trashFor.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("selfie.gallery.trash-for: expected an hour or more, found " + trashFor);
        }
    }
}
