/**
 * Model files that do not travel inside the product: downloaded and checked, or noticed where somebody put them by hand.
 *
 * <p>Public: DownloadProblem, FileVariant, ModelDownloads, ModelStatus.
 */
@ApplicationModule(allowedDependencies = {"segmentation", "storage", "accounts"})
@NullMarked
package app.selfie.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
