package app.selfie.storage.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;

/** The administrator's check of the store, without a browser. A context of its own, see the studio's view tests. */
@SpringBootTest(properties = "spring.application.name=storage-check-view-tests")
@ViewPackages(packages = {"app.selfie.accounts", "app.selfie.shell", "app.selfie.storage.ui"})
class StorageCheckViewTests extends SpringBrowserlessTest {

    private static final String ADA = "7b0b54a5-6a0a-4f0e-8c55-6f0f3b5d2f12";

    @BeforeEach
    void inEnglish() {
        UI.getCurrent().setLocale(Locale.ENGLISH);
    }

    @Test
    @WithMockUser(username = ADA, roles = "PERSON")
    void isNobodysButAnAdministrators() {
        UI.getCurrent().navigate("storage");

        assertThat(getCurrentView()).isNotInstanceOf(StorageCheckView.class);
    }

    @Test
    @WithMockUser(
            username = ADA,
            roles = {"PERSON", "ADMINISTRATOR"})
    void checksEverythingWithoutStoppingThePage() throws Exception {
        navigate(StorageCheckView.class);

        test(button("Check everything")).click();

        await(() -> state().endsWith("older than the check."));
        assertThat(state()).startsWith("All 0 files are whole.");
        assertThat(button("Check everything").isVisible()).isTrue();
    }

    private String state() {
        return find(Paragraph.class).all().getLast().getText();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    /** Lets what waits for the session's lock run, until it holds. */
    private void await(java.util.concurrent.Callable<Boolean> holds) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.call()) {
            assertThat(System.nanoTime()).as("waited for 20 s").isLessThan(end);
            UI.getCurrent().getSession().getLockInstance().unlock();
            Thread.sleep(20);
            UI.getCurrent().getSession().getLockInstance().lock();
            roundTrip();
        }
    }
}
