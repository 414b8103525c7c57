/**
 * What is written to the log when the same thing goes wrong again and again.
 *
 * <p>Public: Failure.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.selfie.logging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
