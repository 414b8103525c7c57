/** Lays a person over a backdrop: frame, matte and backdrop in, one picture out. */
@ApplicationModule(allowedDependencies = {"imaging"})
@NullMarked
package app.selfie.compositing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
