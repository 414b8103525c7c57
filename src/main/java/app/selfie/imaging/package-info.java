/** Pixels: frames in native memory, their JPEG codec, and nothing above them. */
@ApplicationModule(allowedDependencies = {"limits"})
@NullMarked
package app.selfie.imaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
