package app.selfie.accounts;

import app.selfie.accounts.AccountChange.BadPassword;
import app.selfie.accounts.AccountChange.Busy;
import app.selfie.accounts.AccountChange.TooMany;
import app.selfie.accounts.AccountChange.WrongPassword;
import app.selfie.limits.RateLimiter;
import app.selfie.tasks.BackgroundTask;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.Map;
import java.util.function.Supplier;

/** The part of the account page with the password. */
class AccountPasswordSection extends Section {

    private static final int SHOWN_MILLIS = 8000;

    private final UserId user;
    private final AccountService keeper;
    private final PasswordField old;
    private final PasswordField fresh;
    private final Button save;

    AccountPasswordSection(UserId user, AccountService keeper) {
        this.user = user;
        this.keeper = keeper;
        old = field("account.password.old", Autocomplete.CURRENT_PASSWORD);
        fresh = field("account.password.new", Autocomplete.NEW_PASSWORD);
        fresh.setValueChangeMode(ValueChangeMode.LAZY);
        fresh.addValueChangeListener(event -> hintStrength(event.getValue()));
        hintStrength("");
        save = new Button(getTranslation("account.password.save"), event -> change());
        save.setDisableOnClick(true);
        add(
                new H2(getTranslation("account.password.title")),
                new Paragraph(getTranslation("account.password.help")),
                old,
                fresh,
                save);
    }

    private PasswordField field(String key, Autocomplete purpose) {
        PasswordField field = new PasswordField(getTranslation(key));
        field.getElement().setPropertyMap("i18n", Map.of("reveal", getTranslation("accounts.password.reveal")));
        field.setAutocomplete(purpose);
        field.setManualValidation(true);
        return field;
    }

    private void hintStrength(String typed) {
        fresh.setInvalid(false);
        fresh.setHelperText(getTranslation(PasswordStrength.hintFor(typed), PasswordProblem.MIN_CHARACTERS));
    }

    private void change() {
        VaadinServletRequest request = VaadinServletRequest.getCurrent();
        String session = request.getHttpServletRequest().getSession().getId();
        String typedOld = old.getValue();
        String typedFresh = fresh.getValue();
        setWorking(true);
        BackgroundTask.run(
                UI.getCurrent(),
                "account-work",
                () -> keeper.changePassword(user, typedOld, typedFresh, session),
                this::finish);
    }

    private void setWorking(boolean now) {
        save.setEnabled(!now);
        save.setText(getTranslation(now ? "account.working" : "account.password.save"));
    }

    private void finish(Supplier<AccountChange> outcome) {
        setWorking(false);
        old.setInvalid(false);
        fresh.setInvalid(false);
        switch (outcome.get()) {
            case WrongPassword _ -> refuse(old, getTranslation("account.password.wrong"));
            case TooMany tooMany ->
                refuse(old, getTranslation("account.wait", RateLimiter.wholeSeconds(tooMany.untilNext())));
            case Busy busy -> refuse(old, getTranslation("account.busy", RateLimiter.wholeSeconds(busy.untilNext())));
            case BadPassword(PasswordProblem problem) ->
                refuse(
                        fresh,
                        getTranslation(
                                problem.messageKey(), PasswordProblem.MIN_CHARACTERS, PasswordProblem.MAX_CHARACTERS));
            default -> {
                old.clear();
                fresh.clear();
                // A request, with whose answer the browser gets its device's new token.
                getElement().executeJs("return true").then(_ -> {});
                Notification.show(
                        getTranslation("account.password.saved"), SHOWN_MILLIS, Notification.Position.BOTTOM_CENTER);
            }
        }
    }

    private static void refuse(PasswordField field, String why) {
        field.setHelperText(null);
        field.setErrorMessage(why);
        field.setInvalid(true);
        field.focus();
    }
}
