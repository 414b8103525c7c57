/**
 * Who you are: registration, sign-in and the rules of who may see which address.
 *
 * <p>Public: CurrentUser, PersonalData, PersonalExport, SessionPages, UserId, WantedPage.
 */
@ApplicationModule(allowedDependencies = {"http", "limits", "localization", "tasks"})
@NullMarked
package app.selfie.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
