/**
 * The selfies that people keep: owner-only, with layers, favourites, captions, albums and a trash.
 *
 * <p>Public: Album, AlbumId, Albums, BackdropKind, DeletedAlbum, Gallery, GalleryEvents, GalleryProperties, HeadPosition, Selfie,
 * SelfieFilter, SelfieId, SelfieSharing.
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
