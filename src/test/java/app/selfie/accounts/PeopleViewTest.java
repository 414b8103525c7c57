package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.tasks.SessionLock;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;

/** The administrators' page about people, and the page behind a link of theirs, without a browser. */
@SpringBootTest(properties = "spring.application.name=people-view-tests") // as in StudioViewTests
@ViewPackages(packages = {"app.selfie.accounts", "app.selfie.shell", "app.selfie.studio"})
@WithMockUser(
        username = PeopleViewTest.ADA,
        roles = {"PERSON", "ADMINISTRATOR"})
class PeopleViewTest extends SpringBrowserlessTest {

    static final String ADA = "7b0b54a5-6a0a-4f0e-8c55-6f0f3b5d2f40";
    private static final String BOB = "7b0b54a5-6a0a-4f0e-8c55-6f0f3b5d2f41";

    @Autowired
    private JdbcClient database;

    @Autowired
    private People people;

    @Autowired
    private PasswordResets resets;

    @Autowired
    private Registration registration;

    @BeforeEach
    void adaAndBobAreHere() {
        UI.getCurrent().setLocale(Locale.ENGLISH);
        database.sql("delete from account").update();
        database.sql("delete from audit_entry").update();
        database.sql("delete from registration_policy").update();
        insert(ADA, "Ada", (short) 1);
        insert(BOB, "Bob", null);
    }

    @Test
    @WithMockUser(username = BOB, roles = "PERSON")
    void isNobodysButAnAdministrators() {
        UI.getCurrent().navigate("people");

        assertThat(getCurrentView()).isNotInstanceOf(PeopleView.class);
    }

    @Test
    @WithAnonymousUser
    void isNoStrangers() {
        UI.getCurrent().navigate("people");

        assertThat(getCurrentView()).isNotInstanceOf(PeopleView.class);
    }

    @Test
    void saysWhoIsHereAndFindsThemByName() {
        navigate(PeopleView.class);
        assertThat(lines())
                .anyMatch(line -> line.startsWith("Ada Administrator"))
                .anyMatch(line -> line.startsWith("Bob Never signed in · 0"));

        field("Name").setValue("bo");

        assertThat(lines()).noneMatch(line -> line.startsWith("Ada")).anyMatch(line -> line.startsWith("Bob"));
    }

    @Test
    void keepsSomebodyOutAndLetsThemInAgain() {
        navigate(PeopleView.class);
        manage("Bob");

        test(button("Keep out")).click();
        awaitThat(() -> lines().stream().anyMatch(line -> line.startsWith("Bob kept out")));

        assertThat(find(Dialog.class).all()).isEmpty();
        assertThat(lines()).anyMatch(line -> line.startsWith("Ada: kept Bob out"));
        manage("Bob");
        test(button("Let in again")).click();
        awaitThat(() -> lines().stream().noneMatch(line -> line.startsWith("Bob kept out")));
    }

    @Test
    void deletesSomebodyAndTakesThatBack() {
        navigate(PeopleView.class);
        manage("Bob");

        test(button("Delete with everything")).click();
        awaitThat(() -> lines().stream().anyMatch(line -> line.startsWith("Bob being deleted")));
        assertThat(people.undelete(id(ADA), id(BOB))).isTrue();

        assertThat(people.find(id(BOB)).orElseThrow().leaving()).isFalse();
    }

    @Test
    void changesRoleAndQuota() {
        navigate(PeopleView.class);
        manage("Bob");
        Select<Quota> quota = quota();
        quota.setValue(new Quota(100L << 20));
        assertThat(people.find(id(BOB)).orElseThrow().quotaBytes()).isEqualTo(100L << 20);

        find(Checkbox.class)
                .withCondition(box -> "Administrator".equals(box.getLabel()))
                .single()
                .setValue(true);
        awaitThat(() -> people.find(id(BOB)).orElseThrow().administrator());
        awaitThat(() -> lines().stream().anyMatch(line -> line.startsWith("Bob Administrator")));

        assertThat(lines()).anyMatch(line -> line.contains("of 100 MB used"));
    }

    @Test
    void offersNothingThatWouldRemoveOneself() {
        navigate(PeopleView.class);

        manage("Ada");

        assertThat(find(Button.class).withText("Keep out").all()).isEmpty();
        assertThat(find(Button.class).withText("Delete with everything").all()).isEmpty();
        assertThat(find(Checkbox.class).all()).isEmpty();
    }

    @Test
    void makesALinkForANewPassword() {
        navigate(PeopleView.class);
        manage("Bob");

        test(button("Make a link for a new password")).click();

        String link = field("Link for a new password").getValue();
        assertThat(link).matches("http://[^/]+/reset\\?token=[\\w-]{43}");
        assertThat(resets.find(link.replaceAll(".*=", "")).orElseThrow().name()).isEqualTo("Bob");
    }

    @Test
    @WithAnonymousUser
    void whoHasALinkChoosesANewPassword() {
        String token = people.resetLink(id(ADA), id(BOB));
        UI.getCurrent().navigate("reset", QueryParameters.of("token", token));
        ResetView view = (ResetView) getCurrentView();
        assertThat(field("Name").getValue()).isEqualTo("Bob");
        PasswordField password = find(PasswordField.class).single();
        password.setValue("short");

        view.change();
        awaitThat(password::isInvalid);
        password.setValue("another five words now");
        view.change();
        awaitThat(() -> resets.find(token).isEmpty());

        assertThat(password.getErrorMessage()).contains("at least 10");
    }

    @Test
    @WithAnonymousUser
    void aLinkThatHasEndedSaysSo() {
        UI.getCurrent().navigate("reset", QueryParameters.of("token", SecretToken.create()));

        assertThat(((ResetView) getCurrentView()).alertText()).contains("has been used or has ended");
        assertThat(find(PasswordField.class).all()).isEmpty();
        assertThat(find(NativeButton.class).withText("Change password").all()).isEmpty();
    }

    @Test
    void invitesAndWithdraws() {
        navigate(PeopleView.class);
        mode().setValue(RegistrationMode.CLOSED);
        assertThat(people.registration()).isEqualTo(RegistrationMode.CLOSED);
        assertThat(button("Make an invitation").isEnabled())
                .as("it would open nothing")
                .isFalse();
        mode().setValue(RegistrationMode.INVITATION);

        test(button("Make an invitation")).click();

        String link = field("Link to send").getValue();
        assertThat(link).matches("http://[^/]+/register\\?invitation=[\\w-]{43}");
        assertThat(registration.isOpenTo(link.replaceAll(".*=", ""))).isTrue();
        test(button("Withdraw")).click();
        assertThat(registration.isOpenTo(link.replaceAll(".*=", ""))).isFalse();
        assertThat(lines())
                .anyMatch(line -> line.startsWith("Ada: may create an account now: Nobody"))
                .anyMatch(line -> line.startsWith("Ada: withdrew an invitation"));
    }

    @Test
    void speaksChinese() {
        people.disable(id(ADA), id(BOB));
        UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
        UI.getCurrent().refreshCurrentRoute(false);

        PeopleView view = navigate(PeopleView.class);

        assertThat(view.getPageTitle()).isEqualTo("成员 · Selfie Studio");
        assertThat(view.getElement().getTextRecursively()).contains("停用了 Bob").doesNotContain("!{");
    }

    private void manage(String name) {
        test(find(Button.class)
                        .withCondition(button -> button.getAriaLabel()
                                .filter(("Manage " + name)::equals)
                                .isPresent())
                        .single())
                .click();
    }

    private List<String> lines() {
        return find(ListItem.class).all().stream()
                .map(item -> item.getElement().getTextRecursively())
                .toList();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private TextField field(String label) {
        return find(TextField.class)
                .withCondition(field -> label.equals(field.getLabel()))
                .single();
    }

    @SuppressWarnings("unchecked") // the last of those with that label is the person's
    private Select<Quota> quota() {
        return find(Select.class)
                .withCondition(select -> "May keep".equals(select.getLabel()))
                .all()
                .getLast();
    }

    @SuppressWarnings("unchecked") // the page has no other group
    private RadioButtonGroup<RegistrationMode> mode() {
        return find(RadioButtonGroup.class).single();
    }

    private static UserId id(String text) {
        return new UserId(UUID.fromString(text));
    }

    private static void awaitThat(Callable<Boolean> seen) {
        SessionLock.awaitWithout(() -> roundTrip(), seen);
    }

    private void insert(String id, String name, @org.jspecify.annotations.Nullable Short first) {
        database.sql("""
                        insert into account (id, name, name_key, password_hash, first_account, created_at)
                        values (?, ?, ?, 'x', ?, ?)
                        """)
                .param(UUID.fromString(id))
                .param(name)
                .param(name.toLowerCase(Locale.ROOT))
                .param(first)
                .param(Instant.now().atOffset(ZoneOffset.UTC))
                .update();
    }
}
