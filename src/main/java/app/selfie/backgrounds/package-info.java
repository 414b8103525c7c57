/** What may stand behind a person: the built-in scenes, ready as backdrops of any size. */
@ApplicationModule(allowedDependencies = {"compositing", "imaging", "accounts"})
@NullMarked
package app.selfie.backgrounds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
