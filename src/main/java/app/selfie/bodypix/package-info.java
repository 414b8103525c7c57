/**
 * BodyPix 2.2 as clean Java: people, body parts and poses out of what the network says. Arithmetic only: knows neither
 * ONNX Runtime nor Spring. A library that other programs may use; the studio draws with a part of it.
 *
 * <p>Public: Activation, Architecture, BlendStyle, BlurStyle, BodyPart, BodyPix, BodyPixHead, BodyPixNetwork,
 * BodyPixOutputs, BodyPixPainter, BodyPixReader, Bone, InputGeometry, InputPreparer, InternalResolution, Joint,
 * Keypoint, LoadOptions, MaskPictures, MaskStyle, MultiPersonOptions, PartColours, PersonOptions, PixelLabels, Pose,
 * PoseDecoder, Rgba, RgbaPicture, Segmentation, SoftMask.
 */
@ApplicationModule(allowedDependencies = {"imaging"})
@NullMarked
package app.selfie.bodypix;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
