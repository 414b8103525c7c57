package app.selfie.accounts;

import app.selfie.limits.RateLimiter;
import app.selfie.tasks.BackgroundTask;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Another password for who has forgotten theirs, by a link. As with registering, the browser then posts the form to the sign-in,
 * so that there is one way in.
 */
@Route(value = ResetView.ROUTE, autoLayout = false)
@AnonymousAllowed
class ResetView extends AuthenticationLayout implements BeforeEnterObserver, HasDynamicTitle {

    static final String ROUTE = "reset";

    /** Query parameter with the link's token. */
    static final String TOKEN = "token";

    private final PasswordResets resets;
    private final TextField name;
    private final PasswordField password;
    private final NativeButton submit;
    private String token = "";
    private boolean changing;

    ResetView(PasswordResets resets) {
        super(ROUTE, "accounts.reset.title");
        this.resets = resets;
        name = nameField();
        name.setReadOnly(true);
        name.setAutofocus(false);
        password = passwordField(Autocomplete.NEW_PASSWORD);
        password.setLabel(getTranslation("account.password.new"));
        password.setHelperText(getTranslation("accounts.register.password-hint", PasswordProblem.MIN_CHARACTERS));
        password.setRequiredIndicatorVisible(true);
        password.setManualValidation(true);
        password.setAutofocus(true);
        submit = submitButton("accounts.reset.submit");
        form().add(name, password, submit);
        form().getElement().setAttribute("novalidate", true);
        form().getElement().addEventListener("submit", submitted -> change()).preventDefault();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        token = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(TOKEN)
                .filter(text -> text.length() <= SecretToken.MAX_LENGTH)
                .orElse("");
        keepInLanguages(TOKEN, token);
        Optional<Account> account = resets.find(token);
        account.ifPresentOrElse(found -> name.setValue(found.name()), this::showEnded);
    }

    @Override
    public String getPageTitle() {
        return pageTitle("accounts.reset.title");
    }

    /** Called by the form; also when somebody clicks twice, where only the first click counts. */
    void change() {
        if (changing) {
            return;
        }
        String typed = password.getValue();
        password.setInvalid(false);
        setChanging(true);
        BackgroundTask.run(UI.getCurrent(), "account-work", () -> resets.use(token, typed), this::finish);
    }

    private void finish(Supplier<AccountChange> outcome) {
        setChanging(false);
        switch (outcome.get()) {
            // Not an event of the form, so this one goes to the server's sign-in.
            case AccountChange.Done() -> form().getElement().executeJs("this.submit()");
            case AccountChange.BadPassword(PasswordProblem problem) -> {
                password.setErrorMessage(getTranslation(
                        problem.messageKey(), PasswordProblem.MIN_CHARACTERS, PasswordProblem.MAX_CHARACTERS));
                password.setInvalid(true);
                password.focus();
            }
            case AccountChange.Busy busy ->
                alert(getTranslation("accounts.login.busy", RateLimiter.wholeSeconds(busy.untilNext())));
            default -> showEnded();
        }
    }

    private void setChanging(boolean now) {
        changing = now;
        setAwaitingServer(now);
        password.setReadOnly(now);
        submit.setEnabled(!now);
        submit.setText(getTranslation(now ? "accounts.register.working" : "accounts.reset.submit"));
    }

    private void showEnded() {
        name.setVisible(false);
        password.setVisible(false);
        submit.setVisible(false);
        alert(getTranslation("accounts.reset.ended"));
    }
}
