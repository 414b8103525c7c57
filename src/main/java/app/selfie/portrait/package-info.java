/**
 * A drawn person: the source for people without a camera, and exact ground truth for tests.
 *
 * <p>Public: Portrait, Pose.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.selfie.portrait;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
