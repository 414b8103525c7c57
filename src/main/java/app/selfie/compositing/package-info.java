/**
 * Lays a person over a backdrop: frame, matte and backdrop in, one picture out.
 *
 * <p>Public: Backdrop, Compositor, CutOut.
 */
@ApplicationModule(allowedDependencies = {"imaging"})
@NullMarked
package app.selfie.compositing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
