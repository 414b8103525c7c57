/**
 * Who you are: registration, sign-in, the rules of who may see which address, and what administrators do about people.
 *
 * <p>Public: CurrentUser, PasswordResetCommand, PersonalData, PersonalExport, SessionPages, UserId, WantedPage.
 */
@ApplicationModule(allowedDependencies = {"http", "limits", "localization", "tasks"})
@NullMarked
package app.selfie.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
