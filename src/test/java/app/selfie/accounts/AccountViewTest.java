package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** One's own account as a signed-in person uses it, without a browser. */
@SpringBootTest(properties = "spring.application.name=account-view-tests") // as in StudioViewTests
@ViewPackages(packages = {"app.selfie.accounts", "app.selfie.shell", "app.selfie.studio"})
@WithMockUser(AccountViewTest.ADA)
class AccountViewTest extends SpringBrowserlessTest {

    static final String ADA = "7b0b54a5-6a0a-4f0e-8c55-6f0f3b5d2f10";
    private static final String PASSWORD = "correct horse battery";

    @Autowired
    private JdbcClient database;

    @Autowired
    private ApplicationContext context;

    @MockitoSpyBean
    private PasswordEncoder encoder;

    @MockitoSpyBean
    private ActiveSessions sessions;

    @BeforeEach
    void adaIsHere() {
        UI.getCurrent().setLocale(Locale.ENGLISH);
        database.sql("DELETE FROM account").update();
        insert(UUID.fromString(ADA), "Ada", encoder.encode(PASSWORD), (short) 1);
    }

    @Test
    @WithAnonymousUser
    void isOpenToNobodyWhoIsNotSignedIn() {
        UI.getCurrent().navigate("account");

        assertThat(getCurrentView()).isNotInstanceOf(AccountView.class);
    }

    @Test
    void saysWhatIsKeptAndWhere() {
        navigate(AccountView.class);

        assertThat(find(ListItem.class).all())
                .extracting(item -> item.getElement().getTextRecursively())
                .anyMatch(text -> text.startsWith("Your account") && text.endsWith("in the server’s database"))
                .anyMatch(text -> text.startsWith("Your own backgrounds") && text.endsWith("data folder"))
                .anyMatch(text -> text.startsWith("Your selfies"))
                .anyMatch(text -> text.startsWith("Your settings"));
        assertThat(find(Anchor.class)
                        .withText("Take everything along (ZIP)")
                        .single()
                        .getHref())
                .isEqualTo("account/export.zip");
    }

    @Test
    void changesTheName() {
        navigate(AccountView.class);
        name().setValue("Ada-Lovelace");

        test(button("Change name")).click();

        assertThat(nameInDatabase()).isEqualTo("Ada-Lovelace");
    }

    /** To normalise it would take minutes, in which its page and a core do nothing else. */
    @Test
    @Timeout(20)
    void readsNoNameThatIsLongerThanAny() {
        navigate(AccountView.class);
        name().setValue(UsernameTest.ENDLESS);

        test(button("Change name")).click();

        assertThat(name().isInvalid()).isTrue();
        assertThat(name().getErrorMessage()).contains("at most 40");
        assertThat(nameInDatabase()).isEqualTo("Ada");
    }

    @Test
    void saysWhyANameCannotBe() {
        insert(UUID.randomUUID(), "Eve", "x", null);
        navigate(AccountView.class);
        name().setValue("EVE");

        test(button("Change name")).click();

        assertThat(name().isInvalid()).isTrue();
        assertThat(name().getErrorMessage()).contains("taken");
        assertThat(nameInDatabase()).isEqualTo("Ada");
    }

    @Test
    void saysWhichPasswordIsWrong() {
        navigate(AccountView.class);
        password("Current password").setValue("not the password");
        password("New password").setValue("short");
        test(button("Change password")).click();
        awaitThat(() -> password("New password").isInvalid());
        assertThat(password("New password").getErrorMessage()).contains("at least 10");

        password("New password").setValue("long enough to be one");
        test(button("Change password")).click();
        awaitThat(() -> password("Current password").isInvalid());

        assertThat(password("Current password").getErrorMessage()).isEqualTo("That is not your password.");
        assertThat(password("New password").isInvalid()).isFalse();
    }

    @Test
    void takesTheSamePasswordAgainForNoChange() {
        navigate(AccountView.class);
        password("Current password").setValue(PASSWORD);
        password("New password").setValue(PASSWORD);

        test(button("Change password")).click();
        awaitThat(() -> password("New password").isInvalid());

        assertThat(password("New password").getErrorMessage()).startsWith("This is the password you have");
        assertThat(password("New password").getHelperText()).isNullOrEmpty();
        assertThat(password("Current password").isInvalid()).isFalse();
    }

    /** The page's own thread holds its lock; whoever waits for a hash there stops every other page of the session. */
    @Test
    void hashesOnAnotherThreadThanThePages() {
        Set<Thread> hashing = hashingThreads();
        navigate(AccountView.class);
        password("Current password").setValue("not the password");
        password("New password").setValue("long enough to be one");

        test(button("Change password")).click();

        assertThat(find(Button.class).withText("One moment…").single().isEnabled())
                .isFalse();
        awaitThat(() -> password("Current password").isInvalid());
        assertThat(button("Change password").isEnabled()).isTrue();
        assertThat(hashing).hasSize(1).doesNotContain(Thread.currentThread());
    }

    /** Those that hash a password from now on. */
    private Set<Thread> hashingThreads() {
        Set<Thread> hashing = ConcurrentHashMap.newKeySet();
        doAnswer(call -> {
                    hashing.add(Thread.currentThread());
                    return call.callRealMethod();
                })
                .when(encoder)
                .matches(any(), any());
        return hashing;
    }

    @Test
    void hashesOnAnotherThreadThanThePagesWhereTheAccountIsDeleted() {
        Set<Thread> hashing = hashingThreads();
        navigate(AccountView.class);
        test(button("Delete my account")).click();
        password("Your password").setValue("not the password");

        test(button("Delete for good")).click();

        assertThat(find(Button.class).withText("One moment…").single().isEnabled())
                .isFalse();
        awaitThat(() -> password("Your password").isInvalid());
        assertThat(hashing).hasSize(1).doesNotContain(Thread.currentThread());
    }

    /** To end a session waits for its pages, for seconds where one of them is at work. */
    @Test
    void endsSessionsOnAnotherThreadThanThePages() {
        Set<Thread> ending = ConcurrentHashMap.newKeySet();
        doAnswer(call -> {
                    ending.add(Thread.currentThread());
                    return call.callRealMethod();
                })
                .when(sessions)
                .endAllOf(any(), any());
        context.getBean(DeviceTokens.class)
                .signIn(new UserId(UUID.fromString(ADA)), new DeviceKind("Firefox", "Windows"), true);
        navigate(AccountView.class);

        test(button("Sign out everywhere else")).click();
        awaitThat(() -> find(Button.class).withText("Sign out").all().isEmpty());
        password("Current password").setValue(PASSWORD);
        password("New password").setValue("long enough to be one");
        test(button("Change password")).click();
        awaitThat(() -> ending.size() == 2);

        assertThat(ending).doesNotContain(Thread.currentThread());
    }

    @Test
    void showsWhereOneIsSignedInAndSignsOutThere() {
        context.getBean(DeviceTokens.class)
                .signIn(new UserId(UUID.fromString(ADA)), new DeviceKind("Firefox", "Windows"), true);
        navigate(AccountView.class);
        assertThat(find(ListItem.class).all())
                .extracting(item -> item.getElement().getTextRecursively())
                .anyMatch(text -> text.startsWith("Firefox on Windows") && text.contains("ten minutes"));

        test(button("Sign out")).click();

        awaitThat(() -> context.getBean(DeviceTokens.class)
                .of(new UserId(UUID.fromString(ADA)))
                .isEmpty());
        awaitThat(() -> find(Button.class).withText("Sign out").all().isEmpty());
        assertThat(button("Sign out everywhere else").isEnabled()).isFalse();
    }

    @Test
    void deletesNothingWithoutThePassword() {
        navigate(AccountView.class);
        test(button("Delete my account")).click();
        assertThat(find(Dialog.class).single().getElement().getTextRecursively())
                .contains("the only one here");
        password("Your password").setValue("not the password");

        test(button("Delete for good")).click();
        awaitThat(() -> password("Your password").isInvalid());

        assertThat(password("Your password").isInvalid()).isTrue();
        assertThat(nameInDatabase()).isEqualTo("Ada");
    }

    @Test
    void saysWhoBecomesTheAdministrator() {
        insert(UUID.randomUUID(), "Eve", "x", null);
        navigate(AccountView.class);

        test(button("Delete my account")).click();

        assertThat(find(Dialog.class).single().getElement().getTextRecursively())
                .contains("Eve, who has been here longest");
    }

    @Test
    void speaksChinese() {
        UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
        UI.getCurrent().refreshCurrentRoute(false);

        AccountView view = navigate(AccountView.class);

        assertThat(view.getPageTitle()).isEqualTo("我的账号 · Selfie Studio");
        assertThat(view.getElement().getTextRecursively()).contains("保存了你的哪些信息").doesNotContain("!{");
    }

    /** What asks for a password comes back from another thread. */
    private static void awaitThat(Callable<Boolean> seen) {
        await().pollInSameThread().until(() -> {
            roundTrip();
            return seen.call();
        });
    }

    private void insert(UUID id, String name, @Nullable String hash, @Nullable Short first) {
        database.sql("""
                        INSERT INTO account (id, name, name_key, password_hash, first_account, created_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(name)
                .param(name.toLowerCase(Locale.ROOT))
                .param(hash)
                .param(first)
                .param(Instant.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    private String nameInDatabase() {
        return database.sql("SELECT name FROM account WHERE id = ?")
                .param(UUID.fromString(ADA))
                .query(String.class)
                .single();
    }

    private TextField name() {
        return find(TextField.class)
                .withCondition(field -> "Name".equals(field.getLabel()))
                .single();
    }

    private PasswordField password(String label) {
        return find(PasswordField.class)
                .withCondition(field -> label.equals(field.getLabel()))
                .single();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }
}
