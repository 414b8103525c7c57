package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Both sides of the door, without a browser. */
@SpringBootTest(properties = "selfie.accounts.registrations-per-address.burst=1000")
@ViewPackages(packages = {"app.selfie.accounts", "app.selfie.shell", "app.selfie.studio"})
class AuthenticationLayoutTest extends SpringBrowserlessTest {

    private static final String PASSWORD = "four random words";

    @Autowired
    private Registration registration;

    @Autowired
    private JdbcClient database;

    @Autowired
    private RegistrationPolicy policy;

    @Autowired
    private Invitations invitations;

    @BeforeEach
    void startsEmptyInEnglish() {
        database.sql("delete from signed_in_device").update();
        database.sql("delete from account").update();
        database.sql("delete from registration_policy").update();
        UI.getCurrent().setLocale(Locale.ENGLISH);
    }

    @Test
    void leadsTheFirstPersonToRegisteringAndSaysWhatTheyBecome() {
        UI.getCurrent().navigate("login");

        assertThat(getCurrentView()).isInstanceOf(RegisterView.class);
        assertThat(find(Paragraph.class).withClassName("door-first").single().isVisible())
                .isTrue();
        assertThat(find(Paragraph.class).withClassName("door-first").single().getText())
                .contains("administrator");
    }

    @Test
    void saysNothingAboutAdministratorsToTheSecondPerson() {
        somebodyIsThere();

        UI.getCurrent().navigate("register");

        assertThat(find(Paragraph.class).withClassName("door-first").all()).isEmpty();
    }

    @Test
    void givesPasswordManagersTheFormTheyExpect() {
        somebodyIsThere();
        LoginView view = navigate(LoginView.class);

        assertThat(view.form().getElement().getAttribute("action")).isEqualTo("login");
        assertThat(view.form().getElement().getAttribute("method")).isEqualTo("post");
        TextField name = find(TextField.class).single();
        assertThat(name.getElement().getAttribute("name")).isEqualTo("username");
        assertThat(name.getAutocomplete()).isEqualTo(Autocomplete.USERNAME);
        PasswordField password = find(PasswordField.class).single();
        assertThat(password.getElement().getAttribute("name")).isEqualTo("password");
        assertThat(password.getAutocomplete()).isEqualTo(Autocomplete.CURRENT_PASSWORD);
        assertThat(find(Checkbox.class).single().getElement().getAttribute("name"))
                .isEqualTo("remember-me");
    }

    @Test
    void tellsHowLongToWait() {
        assertThat(loginAlert("wait", "37")).contains("37 seconds");
    }

    @Test
    void repeatsNothingThatSomebodyPutIntoTheAddress() {
        assertThat(loginAlert("wait", "<b>x")).contains("1 seconds");
    }

    @Test
    void saysThatNameAndPasswordDoNotMatch() {
        assertThat(loginAlert("error", "")).contains("do not go together");
    }

    @Test
    void speaksChinese() {
        somebodyIsThere();
        UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);

        LoginView view = navigate(LoginView.class);

        assertThat(find(TextField.class).single().getLabel()).isEqualTo("用户名");
        assertThat(view.getPageTitle()).isEqualTo("登录 · Selfie Studio");
        assertThat(find(Anchor.class)
                        .withAttribute("aria-current", "true")
                        .single()
                        .getText())
                .isEqualTo("简体中文");
    }

    @Test
    void showsWhatIsWrongBesideTheField() {
        RegisterView view = navigate(RegisterView.class);
        test(find(TextField.class).single()).setValue("a");
        test(find(PasswordField.class).single()).setValue("short");

        view.register();

        assertThat(find(TextField.class).single().isInvalid()).isTrue();
        assertThat(find(TextField.class).single().getErrorMessage()).contains("at least 2");
        assertThat(find(PasswordField.class).single().isInvalid()).isFalse();

        test(find(TextField.class).single()).setValue("abc");
        view.register();

        assertThat(find(TextField.class).single().isInvalid()).isFalse();
        assertThat(find(PasswordField.class).single().isInvalid()).isTrue();
        assertThat(find(PasswordField.class).single().getErrorMessage()).contains("at least 10");
    }

    @Test
    void saysOneThingAtATime() {
        RegisterView view = navigate(RegisterView.class);
        TextField name = find(TextField.class).single();
        PasswordField password = find(PasswordField.class).single();
        test(name).setValue("abc");
        test(password).setValue("password123");
        assertThat(password.getHelperText()).startsWith("Easy to guess");

        view.register();

        assertThat(password.getErrorMessage()).startsWith("Too easy to guess");
        assertThat(password.getHelperText()).isNullOrEmpty();
        assertThat(name.getHelperText()).isNotEmpty();
        test(password).setValue("four random little words");
        assertThat(password.isInvalid()).isFalse();
        assertThat(password.getHelperText()).isEqualTo("Strong password.");
    }

    @Test
    void saysHowLongAPasswordMustBeBeforeHowGoodItIs() {
        navigate(RegisterView.class);
        PasswordField password = find(PasswordField.class).single();
        assertThat(password.getHelperText()).startsWith("At least 10 characters");

        test(password).setValue("Zk7!xQ2#w");

        assertThat(password.getHelperText()).startsWith("At least 10 characters");
    }

    @Test
    void saysThatANameIsTakenBeforeThereIsAPassword() {
        somebodyIsThere();
        navigate(RegisterView.class);

        test(find(TextField.class).single()).setValue("SOMEBODY");

        assertThat(find(TextField.class).single().getErrorMessage()).contains("taken");
        assertThat(find(TextField.class).single().isInvalid()).isTrue();
        test(find(TextField.class).single()).setValue("SOMEBODY else");
        assertThat(find(TextField.class).single().isInvalid()).isFalse();
    }

    @Test
    void saysThatAnAccountIsDeleted() {
        GoodbyeView view = navigate(GoodbyeView.class);

        assertThat(view.getPageTitle()).startsWith("Your account is deleted");
        assertThat(find(Anchor.class).withText("Create an account").single().getHref())
                .isEqualTo("register");
    }

    @Test
    void saysThatOneComesBackAfterASessionThatIsGone() {
        assertThat(loginAlert("ended", "gone")).contains("you are back where you were");
    }

    /** To normalise it would take minutes, in which its page and a core do nothing else. */
    @Test
    @Timeout(20)
    void readsNoNameThatIsLongerThanAny() {
        RegisterView view = navigate(RegisterView.class);
        find(TextField.class).single().setValue(UsernameTest.ENDLESS);
        test(find(PasswordField.class).single()).setValue(PASSWORD);

        view.register();

        assertThat(find(TextField.class).single().isInvalid()).isTrue();
        assertThat(find(TextField.class).single().getErrorMessage()).contains("at most 40");
        assertThat(registration.isFirst()).isTrue();
    }

    @Test
    void takesAnErrorBackAsSoonAsTheFieldChanges() {
        RegisterView view = navigate(RegisterView.class);
        test(find(TextField.class).single()).setValue("ab");
        view.register();

        test(find(TextField.class).single()).setValue("abc");

        assertThat(find(TextField.class).single().isInvalid()).isFalse();
    }

    @Test
    void makesOneAccountForTwoClicks() {
        RegisterView view = navigate(RegisterView.class);
        test(find(TextField.class).single()).setValue("Ada");
        test(find(PasswordField.class).single()).setValue(PASSWORD);

        view.register();
        view.register();
        awaitThat(() -> !registration.isFirst());
        roundTrip();

        assertThat(find(TextField.class).single().isInvalid()).isFalse();
    }

    @Test
    void saysThatANameIsTaken() {
        somebodyIsThere();
        RegisterView view = navigate(RegisterView.class);
        test(find(TextField.class).single()).setValue("SOMEBODY");
        test(find(PasswordField.class).single()).setValue(PASSWORD);

        view.register();
        awaitThat(() -> find(TextField.class).single().isInvalid());

        assertThat(find(TextField.class).single().getErrorMessage()).contains("taken");
    }

    @Test
    void showsThatItIsAtWorkUntilTheAnswerIsThere() {
        somebodyIsThere();
        RegisterView view = navigate(RegisterView.class);
        test(find(TextField.class).single()).setValue("SOMEBODY");
        test(find(PasswordField.class).single()).setValue(PASSWORD);

        NativeButton submit =
                find(NativeButton.class).withText("Create account").single();

        view.register();

        // Not asked of the page, which would take the answer in if it is there already.
        assertThat(submit.getText()).isEqualTo("One moment…");
        assertThat(submit.isEnabled()).isFalse();
        awaitThat(
                () -> find(NativeButton.class).withText("Create account").all().contains(submit));
        assertThat(submit.isEnabled()).isTrue();
    }

    @Test
    void theFirstPersonChoosesWhoElseMayComeIn() {
        RegisterView view = navigate(RegisterView.class);
        test(find(TextField.class).single()).setValue("Ada");
        test(find(PasswordField.class).single()).setValue(PASSWORD);
        RadioButtonGroup<RegistrationMode> whoElse = whoElse();
        assertThat(whoElse.getValue()).isEqualTo(RegistrationMode.OPEN);
        whoElse.setValue(RegistrationMode.INVITATION);

        view.register();
        awaitThat(() -> policy.mode() == RegistrationMode.INVITATION);

        assertThat(registration.isFirst()).isFalse();
    }

    @Test
    void onlyTheFirstPersonChooses() {
        somebodyIsThere();

        navigate(RegisterView.class);

        assertThat(find(RadioButtonGroup.class).all()).isEmpty();
    }

    @Test
    void whereRegistrationIsClosedTheDoorSaysSo() {
        somebodyIsThere();
        policy.choose(RegistrationMode.CLOSED);

        RegisterView view = navigate(RegisterView.class);

        assertThat(view.alertText()).isEqualTo("No new accounts are created here.");
        assertThat(find(TextField.class).all()).isEmpty();
        assertThat(find(PasswordField.class).all()).isEmpty();
        navigate(LoginView.class);
        assertThat(find(Anchor.class).withText("Create an account").all()).isEmpty();
    }

    @Test
    void anInvitationOpensTheDoorInEitherLanguage() {
        somebodyIsThere();
        policy.choose(RegistrationMode.INVITATION);
        UserId somebody = new UserId(
                database.sql("select id from account").query(UUID.class).single());
        String token = invitations.create(somebody, Duration.ofDays(1), null).orElseThrow();

        UI.getCurrent().navigate("register", QueryParameters.of("invitation", token));

        RegisterView view = (RegisterView) getCurrentView();
        assertThat(view.alertText()).isEmpty();
        assertThat(find(Anchor.class).withText("简体中文").single().getHref())
                .isEqualTo("register?lang=zh-CN&invitation=" + token);
        test(find(TextField.class).single()).setValue("Guest");
        test(find(PasswordField.class).single()).setValue(PASSWORD);
        view.register();
        awaitThat(() -> invitations.open().isEmpty());
    }

    @Test
    void anInvitationThatWasUsedOpensNothing() {
        somebodyIsThere();
        policy.choose(RegistrationMode.INVITATION);

        UI.getCurrent().navigate("register", QueryParameters.of("invitation", SecretToken.create()));

        assertThat(((RegisterView) getCurrentView()).alertText()).contains("has been used or has ended");
        assertThat(find(TextField.class).all()).isEmpty();
        UI.getCurrent().navigate("register", QueryParameters.of("invitation", "x".repeat(100_000)));
        assertThat(((RegisterView) getCurrentView()).alertText()).contains("You need an invitation");
    }

    @Test
    void saysWhyOneIsBackAtTheDoor() {
        assertThat(loginAlert("ended", "signed-out")).contains("from another place");
    }

    @Test
    void saysThatThereAreTooManySessions() {
        assertThat(loginAlert("ended", "too-many")).contains("very many places");
    }

    @Test
    void tellsWhenToComeAgainWhereManySignIn() {
        assertThat(loginAlert("busy", "4")).contains("4 seconds");
    }

    @Test
    void hintsAtAPasswordsStrengthWhileItIsTyped() {
        navigate(RegisterView.class);

        test(find(PasswordField.class).single()).setValue("four random little words");

        assertThat(find(PasswordField.class).single().getHelperText()).isEqualTo("Strong password.");
    }

    /** What asks for a password comes back from another thread. */
    private static void awaitThat(Callable<Boolean> seen) {
        await().pollInSameThread().until(() -> {
            roundTrip();
            return seen.call();
        });
    }

    private String loginAlert(String parameter, String value) {
        somebodyIsThere();
        UI.getCurrent().navigate("login", QueryParameters.of(parameter, value));
        return ((LoginView) getCurrentView()).alertText();
    }

    @SuppressWarnings("unchecked") // the page has no other group
    private RadioButtonGroup<RegistrationMode> whoElse() {
        return find(RadioButtonGroup.class).single();
    }

    private void somebodyIsThere() {
        registration.register("Somebody", PASSWORD, "192.0.2.1", "");
    }
}
