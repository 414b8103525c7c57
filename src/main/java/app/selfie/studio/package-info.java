/** The live view: the page on which you see yourself somewhere else. */
@ApplicationModule(
        allowedDependencies = {
            "streaming",
            "stills",
            "gallery",
            "storage",
            "segmentation",
            "effects",
            "models",
            "backgrounds",
            "backgrounds :: ui",
            "compositing",
            "imaging",
            "localization",
            "accounts",
            "portrait"
        })
@NullMarked
package app.selfie.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
