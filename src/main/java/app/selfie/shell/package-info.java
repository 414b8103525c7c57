/**
 * The frame around every page: navigation, language, colour scheme and the one error handler.
 *
 * <p>Public: AppShell.
 */
@ApplicationModule(allowedDependencies = {"accounts", "logging"})
@NullMarked
package app.selfie.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
