/**
 * Pixels: frames in native memory, their JPEG codec, and nothing above them.
 *
 * <p>Public: ColourPlanes, ColourProfile, EdgeCurve, Frame, GaussianBlur, ImageSize, JpegCodec, JpegCoverage, JpegHeader,
 * JpegMetadata, MaskedBlur, Matte, NativeErrorStream, Orientation, Picture, PictureDecoder, PictureFile, PictureFiles,
 * PictureProblem, PngCodec, ProbabilityGrid, Region, RenderBusyException, RenderLimits, RenderPool, RenderShare,
 * Rendered, Retouch.
 */
@ApplicationModule(allowedDependencies = {"limits"})
@NullMarked
package app.selfie.imaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
