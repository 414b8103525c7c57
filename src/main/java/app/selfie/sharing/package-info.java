/**
 * Links under which strangers see selfies that somebody shares, until they end or are stopped.
 *
 * <p>Public: OpenShareLink, ShareExpiry, ShareKey, ShareLink, ShareLinkId, ShareLinkService, ShareResult, SharedSelfie,
 * SharingProperties.
 */
@ApplicationModule(
        allowedDependencies = {"gallery", "storage", "imaging", "limits", "localization", "http", "accounts", "tasks"})
@NullMarked
package app.selfie.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
