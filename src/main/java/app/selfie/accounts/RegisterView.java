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
        password = passwordField(Autocomplete.NEW_PASSWORD);
        password.setRequiredIndicatorVisible(true);
        password.setManualValidation(true);
        password.setValueChangeMode(ValueChangeMode.LAZY);
        name.addValueChangeListener(change -> lookAtName(change.getValue()));
        password.addValueChangeListener(change -> hintStrength(change.getValue()));
        hintName();
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
                policy.mode() == RegistrationMode.CLOSED
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
            settleSubmission();
            show(refused.get());
            return;
        }
        RegistrationMode chosen = whoElse.isVisible() ? whoElse.getValue() : null; // who is not asked says nothing
        String address = address();
        setRegistering(true);
        BackgroundTask.run(
                UI.getCurrent(),
                "account-work",
                () -> registration.register(typedName, typedPassword, address, invitation, chosen),
                this::finish);
    }

    private static String address() {
        return VaadinRequest.getCurrent().getRemoteAddr();
    }

    private void finish(Supplier<RegistrationResult> outcome) {
        setRegistering(false);
        settleSubmission();
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

    /** One thing at a time: whose name is refused will look at the password afterwards. */
    private void show(Refused refused) {
        if (refused.username() != null) {
            refuseName(refused.username());
            name.focus();
        } else if (refused.password() != null) {
            password.setHelperText(null);
            password.setErrorMessage(getTranslation(
                    refused.password().messageKey(), PasswordProblem.MIN_CHARACTERS, PasswordProblem.MAX_CHARACTERS));
            password.setInvalid(true);
            password.focus();
        }
    }

    private void refuseName(UsernameProblem problem) {
        name.setHelperText(null);
        name.setErrorMessage(getTranslation(problem.messageKey(), Username.MIN_CHARACTERS, Username.MAX_CHARACTERS));
        name.setInvalid(true);
    }

    /** Before the password is thought of. */
    private void lookAtName(String typed) {
        name.setInvalid(false);
        hintName();
        if (!typed.isEmpty() && registration.isKnownToBeTaken(typed, address())) {
            refuseName(UsernameProblem.TAKEN);
        }
    }

    private void hintName() {
        name.setHelperText(
                getTranslation("accounts.register.name-hint", Username.MIN_CHARACTERS, Username.MAX_CHARACTERS));
    }

    /** How good it is, only once it is long enough to be one. */
    private void hintStrength(String typed) {
        password.setInvalid(false);
        password.setHelperText(getTranslation(PasswordStrength.hintFor(typed), PasswordProblem.MIN_CHARACTERS));
    }
}
