/**
 * What may stand behind a person: the built-in scenes and the pictures people bring along, ready in any size.
 *
 * <p>Public: AddResult, BackdropChoice, Background, BackgroundId, BackgroundName, Backgrounds, Framing, OwnBackgrounds.
 */
@ApplicationModule(allowedDependencies = {"compositing", "imaging", "localization", "accounts", "storage"})
@NullMarked
package app.selfie.backgrounds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
