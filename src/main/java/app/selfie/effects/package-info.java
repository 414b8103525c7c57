/**
 * What is done to people's bodies before they are laid over a backdrop: live, and in the pictures they take.
 *
 * <p>Public: BodyEffect, BodyPainter.
 */
@ApplicationModule(allowedDependencies = {"segmentation", "bodypix", "imaging"})
@NullMarked
package app.selfie.effects;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
