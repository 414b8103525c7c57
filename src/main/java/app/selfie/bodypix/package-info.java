/**
 * BodyPix 2.2 as clean Java: people, body parts and poses out of what the network says. Arithmetic only: knows neither
 * ONNX Runtime nor Spring. A library that other programs may use; the studio draws with a part of it.
 */
@ApplicationModule(allowedDependencies = {"imaging"})
@NullMarked
package app.selfie.bodypix;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
