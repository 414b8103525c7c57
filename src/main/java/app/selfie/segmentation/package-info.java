/**
 * Which pixels are the person: a frame in, a soft segmentation mask out; the only package that knows ONNX Runtime.
 *
 * <p>Public: BodyMap, BodyPixModels, BodySegmenter, Listeners, MaskSmoother, ModelFamily, ModelId, PeopleFinder,
 * PersonSegmenter, PersonTracker, SegmentationException, SegmentationMask, SegmentationModel, ModelCatalog, StillSegmenter.
 */
@ApplicationModule(allowedDependencies = {"bodypix", "imaging", "modelfiles"})
@NullMarked
package app.selfie.segmentation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
