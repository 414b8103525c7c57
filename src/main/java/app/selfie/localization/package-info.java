/**
 * How times and sizes are written for the person at the browser.
 *
 * <p>Public: ByteSize, ClientZone.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.selfie.localization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
