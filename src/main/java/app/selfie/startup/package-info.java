/**
 * What must hold before the product serves anybody, and the one sentence that says what does not.
 *
 * <p>Public: ClosedDatabase, Launch, OwnerOnly, StartupException.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.selfie.startup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
