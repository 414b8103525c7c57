/**
 * BodyPix 2.2 as clean Java: people, body parts and poses out of what the network says. Arithmetic only: knows neither
 * ONNX Runtime nor Spring.
 */
@NamedInterface("bodypix")
@NullMarked
package app.selfie.segmentation.bodypix;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
