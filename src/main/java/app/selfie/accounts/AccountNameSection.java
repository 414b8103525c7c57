package app.selfie.accounts;

import app.selfie.accounts.AccountChange.BadName;
import app.selfie.accounts.AccountChange.TooMany;
import app.selfie.limits.RateLimiter;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;

/** The part of the account page with the name. */
class AccountNameSection extends Section {

    private static final int SHOWN_MILLIS = 5000;

    private final UserId user;
    private final AccountService keeper;
    private final TextField name;

    AccountNameSection(UserId user, String current, AccountService keeper) {
        this.user = user;
        this.keeper = keeper;
        name = new TextField(getTranslation("accounts.name"));
        name.setValue(current);
        name.setHelperText(getTranslation("account.name.help"));
        name.setAutocomplete(Autocomplete.USERNAME);
        name.setManualValidation(true);
        Button save = new Button(getTranslation("account.name.save"), event -> rename());
        add(new H2(getTranslation("account.name.title")), name, save);
    }

    private void rename() {
        AccountChange change = keeper.rename(user, name.getValue());
        name.setInvalid(!(change instanceof AccountChange.Done));
        switch (change) {
            case BadName(UsernameProblem problem) ->
                name.setErrorMessage(
                        getTranslation(problem.messageKey(), Username.MIN_CHARACTERS, Username.MAX_CHARACTERS));
            case TooMany tooMany ->
                name.setErrorMessage(getTranslation("account.wait", RateLimiter.wholeSeconds(tooMany.untilNext())));
            default -> {
                Notification.show(
                        getTranslation("account.name.saved"), SHOWN_MILLIS, Notification.Position.BOTTOM_CENTER);
                UI.getCurrent().refreshCurrentRoute(true); // the bar shows the name, too
            }
        }
    }
}
