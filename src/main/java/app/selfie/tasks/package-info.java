/**
 * Work that pages begin and do not wait for.
 *
 * <p>Public: BackgroundTask.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.selfie.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
