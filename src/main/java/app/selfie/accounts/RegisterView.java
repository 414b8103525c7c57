package app.selfie.accounts;

import app.selfie.accounts.RegistrationResult.Busy;
import app.selfie.accounts.RegistrationResult.NotInvited;
import app.selfie.accounts.RegistrationResult.Refused;
import app.selfie.accounts.RegistrationResult.Registered;
import app.selfie.accounts.RegistrationResult.TooMany;
import app.selfie.limits.RateLimiter;
import app.selfie.tasks.BackgroundTask;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Registering. The server checks the fields and makes the account; then the browser posts the same form to the sign-in,
 * so that there is one way in, with all that belongs to it, and the password manager sees a form that was sent.
 */
@Route(value = RegisterView.ROUTE, autoLayout = false)
@AnonymousAllowed
class RegisterView extends AuthenticationLayout implements BeforeEnterObserver, HasDynamicTitle {

    static final String ROUTE = "register";

    /** Query parameter with the token of an invitation. */
    static final String INVITATION = "invitation";

    private final CurrentUser visitor;
    private final Registration registration;
    private final RegistrationPolicy policy;
    private final RadioButtonGroup<RegistrationMode> whoElse = new RadioButtonGroup<>();
    private final TextField name;
    private final PasswordField password;
    private final Paragraph firstOne;
    private final NativeButton submit;
    private boolean registering;
    private String invitation = "";

    RegisterView(CurrentUser visitor, Registration registration, RegistrationPolicy policy) {
        super(ROUTE, "accounts.register.title");
        this.visitor = visitor;
        this.registration = registration;
        this.policy = policy;
        firstOne = new Paragraph(getTranslation("accounts.register.first"));
        firstOne.addClassName("door-first");
        name = nameField();
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        name.setHelperText(
                getTranslation("accounts.register.name-hint", Username.MIN_CHARACTERS, Username.MAX_CHARACTERS));
        password = passwordField(Autocomplete.NEW_PASSWORD);
        password.setRequiredIndicatorVisible(true);
        password.setManualValidation(true);
        password.setValueChangeMode(ValueChangeMode.LAZY);
        name.addValueChangeListener(change -> name.setInvalid(false));
        password.addValueChangeListener(change -> {
            password.setInvalid(false);
            hintStrength(change.getValue());
        });
        hintStrength("");
        submit = submitButton("accounts.register.submit");
        whoElse.setLabel(getTranslation("accounts.register.who-else"));
        whoElse.setHelperText(getTranslation("accounts.register.who-else-hint"));
        whoElse.setItems(RegistrationMode.values());
        whoElse.setItemLabelGenerator(mode -> getTranslation(mode.messageKey()));
        whoElse.setValue(policy.mode());
        form().add(firstOne, name, password, whoElse, submit);
        form().getElement().setAttribute("novalidate", true);
        form().getElement().addEventListener("submit", submitted -> register()).preventDefault();
        form().add(otherSide(
                getTranslation("accounts.register.known-here"),
                LoginView.ROUTE,
                getTranslation("accounts.register.login")));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (visitor.id().isPresent()) {
            event.forwardTo("studio");
        }
        invitation = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(INVITATION)
                .filter(token -> token.length() <= SecretToken.MAX_LENGTH)
                .orElse("");
        if (!invitation.isEmpty()) {
            keepInLanguages(INVITATION, invitation);
        }
        boolean isFirst = registration.isFirst();
        firstOne.setVisible(isFirst);
        whoElse.setVisible(isFirst);
        if (!registration.isOpenTo(invitation)) {
            showClosed();
        }
    }

    private void showClosed() {
        name.setVisible(false);
        password.setVisible(false);
        submit.setVisible(false);
        alert(getTranslation(
                policy.mode() == RegistrationMode.CLOSED && invitation.isEmpty()
                        ? "accounts.register.closed"
                        : invitation.isEmpty() ? "accounts.register.by-invitation" : "accounts.register.not-invited"));
    }

    @Override
    public String getPageTitle() {
        return pageTitle("accounts.register.title");
    }

    /** Called by the form; also when somebody clicks twice, where only the first click counts. */
    void register() {
        if (registering) {
            return;
        }
        String typedName = name.getValue();
        String typedPassword = password.getValue();
        Optional<Refused> refused = registration.check(typedName, typedPassword);
        if (refused.isPresent()) {
            show(refused.get());
            return;
        }
        RegistrationMode chosen = whoElse.getValue();
        String address = VaadinRequest.getCurrent().getRemoteAddr();
        setRegistering(true);
        BackgroundTask.run(
                UI.getCurrent(),
                "account-work",
                () -> register(typedName, typedPassword, address, chosen),
                this::finish);
    }

    private RegistrationResult register(
            String typedName, String typedPassword, String address, RegistrationMode chosen) {
        RegistrationResult result = registration.register(typedName, typedPassword, address, invitation);
        if (result instanceof Registered registered && registered.administrator()) {
            policy.choose(chosen);
        }
        return result;
    }

    private void finish(Supplier<RegistrationResult> outcome) {
        setRegistering(false);
        show(outcome.get());
    }

    private void setRegistering(boolean now) {
        registering = now;
        setAwaitingServer(now);
        name.setReadOnly(now);
        password.setReadOnly(now);
        submit.setEnabled(!now);
        submit.setText(getTranslation(now ? "accounts.register.working" : "accounts.register.submit"));
    }

    private void show(RegistrationResult result) {
        // Whoever is registered goes on waiting: for the sign-in.
        setRegistering(result instanceof Registered);
        switch (result) {
            case Registered _ ->
                // Not an event of the form, so this one goes to the server's sign-in.
                form().getElement().executeJs("this.submit()");
            case Refused refused -> show(refused);
            case NotInvited _ -> showClosed();
            case TooMany tooMany ->
                alert(getTranslation("accounts.register.wait", RateLimiter.wholeSeconds(tooMany.untilNext())));
            case Busy busy -> alert(getTranslation("accounts.login.busy", RateLimiter.wholeSeconds(busy.untilNext())));
        }
    }

    private void show(Refused refused) {
        name.setInvalid(refused.username() != null);
        if (refused.username() != null) {
            name.setErrorMessage(
                    getTranslation(refused.username().messageKey(), Username.MIN_CHARACTERS, Username.MAX_CHARACTERS));
        }
        password.setInvalid(refused.password() != null);
        if (refused.password() != null) {
            password.setErrorMessage(getTranslation(
                    refused.password().messageKey(), PasswordProblem.MIN_CHARACTERS, PasswordProblem.MAX_CHARACTERS));
        }
        (refused.username() != null ? name : password).focus();
    }

    private void hintStrength(String typed) {
        password.setHelperText(
                typed.isEmpty()
                        ? getTranslation("accounts.register.password-hint", PasswordProblem.MIN_CHARACTERS)
                        : getTranslation(PasswordStrength.of(typed).messageKey()));
    }
}
