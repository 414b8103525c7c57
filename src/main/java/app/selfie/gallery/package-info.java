/**
 * The selfies that people keep: owner-only, with layers, favourites, captions and a trash.
 *
 * <p>Public: BackdropKind, Gallery, GalleryEvents, GalleryProperties, Selfie, SelfieFilter, SelfieId,
 * SelfieSharing.
 */
@ApplicationModule(
        allowedDependencies = {
            "stills",
            "storage",
            "backgrounds",
            "segmentation",
            "imaging",
            "limits",
            "localization",
            "accounts",
            "tasks"
        })
@NullMarked
package app.selfie.gallery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
