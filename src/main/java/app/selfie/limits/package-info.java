/** How often people may do what costs something, and what they may do once. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.selfie.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
