package app.selfie.accounts;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.jspecify.annotations.Nullable;

/**
 * Signing in. The browser posts the form to Spring Security at this same address, without a word to the server before:
 * a door left open overnight, whose session is long gone, still opens. Decision 0008 weighs the alternatives.
 */
@Route(value = LoginView.ROUTE, autoLayout = false)
@AnonymousAllowed
class LoginView extends AuthenticationLayout implements BeforeEnterObserver, HasDynamicTitle {

    static final String ROUTE = "login";

    /** Query parameter of the door's address: why a session ended. */
    static final String ENDED = "ended";

    /** It is gone: it ran out, the server was started anew, or the cookies were deleted. */
    static final String GONE = "gone";

    private static final String TOO_MANY = "too-many";

    private final CurrentUser visitor;
    private final Registration registration;
    private final TextField name;
    private final PasswordField password;

    LoginView(CurrentUser visitor, Registration registration) {
        super(ROUTE, "accounts.login.title");
        this.visitor = visitor;
        this.registration = registration;
        name = nameField();
        name.setRequired(true);
        name.setI18n(new TextField.TextFieldI18n().setRequiredErrorMessage(getTranslation("accounts.required")));
        password = passwordField(Autocomplete.CURRENT_PASSWORD);
        password.setRequired(true);
        password.setI18n(
                new PasswordField.PasswordFieldI18n().setRequiredErrorMessage(getTranslation("accounts.required")));
        Checkbox remember = new Checkbox(getTranslation("accounts.login.remember"));
        remember.getElement().setAttribute("name", "remember-me");
        form().add(name, password, remember, submitButton("accounts.login.submit"));
        letTheBrowserPost();
        if (registration.isOpenTo("")) {
            form().add(otherSide(
                    getTranslation("accounts.login.new-here"),
                    RegisterView.ROUTE,
                    getTranslation("accounts.login.register")));
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (visitor.id().isPresent()) {
            event.forwardTo("studio");
        } else if (registration.isFirst()) {
            event.forwardTo(RegisterView.class);
        } else {
            tellOutcome(event.getLocation().getQueryParameters());
        }
    }

    @Override
    public String getPageTitle() {
        return pageTitle("accounts.login.title");
    }

    private void tellOutcome(QueryParameters outcome) {
        if (outcome.getSingleParameter(SignInFailure.WAIT_SECONDS).isPresent()) {
            alert(getTranslation("accounts.login.wait", seconds(outcome, SignInFailure.WAIT_SECONDS)));
        } else if (outcome.getSingleParameter(SignInFailure.BUSY_SECONDS).isPresent()) {
            alert(getTranslation("accounts.login.busy", seconds(outcome, SignInFailure.BUSY_SECONDS)));
        } else if (outcome.getParameters().containsKey(ENDED)) {
            alert(getTranslation(
                    switch (outcome.getSingleParameter(ENDED).orElse("")) {
                        case TOO_MANY -> "accounts.login.too-many-sessions";
                        case GONE -> "accounts.login.come-back";
                        default -> "accounts.login.signed-out";
                    }));
        } else if (outcome.getParameters().containsKey(SignInFailure.DISABLED)) {
            alert(getTranslation("accounts.login.disabled"));
        } else if (outcome.getParameters().containsKey(SignInFailure.UNAVAILABLE)) {
            alert(getTranslation("accounts.login.unavailable"));
        } else if (outcome.getParameters().containsKey(SignInFailure.WRONG)) {
            alert(getTranslation("accounts.login.wrong"));
        } else {
            return;
        }
        restoreTypedName();
    }

    private static int seconds(QueryParameters outcome, String parameter) {
        return outcome.getSingleParameter(parameter)
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .orElse(1);
    }

    private void restoreTypedName() {
        VaadinServletRequest request = VaadinServletRequest.getCurrent();
        @Nullable
        String typed = request == null
                ? null
                : SignInFailure.takeTypedName(request.getHttpServletRequest().getSession(false));
        if (typed != null) {
            name.setValue(typed);
            name.setAutofocus(false);
            password.setAutofocus(true);
        }
    }
}
