package app.selfie.storage.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.TestPeople;
import app.selfie.accounts.UserId;
import app.selfie.storage.ObjectId;
import app.selfie.storage.ObjectStore;
import app.selfie.storage.OwnedObjects;
import app.selfie.storage.SaveResult.Kept;
import app.selfie.storage.TestStorage;
import app.selfie.tasks.SessionLock;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.support.TransactionTemplate;

/** The administrator's check of the store, without a browser. A context of its own, see the studio's view tests. */
@SpringBootTest(properties = "spring.application.name=storage-check-view-tests")
@ViewPackages(packages = {"app.selfie.accounts", "app.selfie.shell", "app.selfie.storage.ui"})
class StorageCheckViewTest extends SpringBrowserlessTest {

    private static final String ADA = "7b0b54a5-6a0a-4f0e-8c55-6f0f3b5d2f12";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private OwnedObjects objects;

    @Autowired
    private SlowStore slow;

    @Value("${selfie.storage.folder}")
    private Path folder;

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

        SessionLock.awaitWithout(() -> roundTrip(), () -> state().endsWith("older than the check."));
        assertThat(state()).startsWith("All 0 files are whole.");
        assertThat(button("Check everything").isVisible()).isTrue();
    }

    @Test
    @WithMockUser(
            username = ADA,
            roles = {"PERSON", "ADMINISTRATOR"})
    void stopsBetweenTwoFiles() throws Exception {
        UserId ben = TestPeople.register(context, "ben");
        objects.keep(ben, List.of(new byte[] {1}, new byte[] {2}, new byte[] {3}), ids -> ids);
        navigate(StorageCheckView.class);
        slow.opened = new CountDownLatch(1);
        slow.goOn = new CountDownLatch(1);
        try {
            test(button("Check everything")).click();
            assertThat(slow.opened.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(state()).isEqualTo("0 of 0 files checked, 0 damaged or missing");

            test(button("Stop")).click();
            slow.goOn.countDown();

            SessionLock.awaitWithout(() -> roundTrip(), () -> state().startsWith("Stopped"));
            assertThat(state()).isEqualTo("Stopped after 1 of 3 files, 0 of them damaged or missing");
            assertThat(button("Check everything").isVisible()).isTrue();
        } finally {
            slow.goOn.countDown();
            context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> objects.releaseAll(ben));
        }
    }

    @Test
    @WithMockUser(
            username = ADA,
            roles = {"PERSON", "ADMINISTRATOR"})
    void namesWhatIsDamagedAndWhose() throws Exception {
        UserId ben = TestPeople.register(context, "ben");
        byte[] file = "bytes of a picture".getBytes(UTF_8);
        Kept<List<ObjectId>> kept =
                (Kept<List<ObjectId>>) objects.keep(ben, List.of(file, file, file, file, file), ids -> ids);
        List<ObjectId> ids = kept.value();
        TestStorage.overwrite(folder, ids.get(0), new byte[0]);
        TestStorage.overwrite(folder, ids.get(1), Arrays.copyOf(file, file.length / 2));
        byte[] flipped = file.clone();
        flipped[7] ^= 1;
        TestStorage.overwrite(folder, ids.get(2), flipped);
        context.getBean(ObjectStore.class).delete(List.of(ids.get(3)));
        try {
            navigate(StorageCheckView.class);

            test(button("Check everything")).click();

            SessionLock.awaitWithout(() -> roundTrip(), () -> state().startsWith("4 of 5"));
            assertThat(state()).startsWith("4 of 5 files are damaged or missing. Bring them back from a backup");
            assertThat(find(ListItem.class).all())
                    .extracting(item -> item.getElement().getTextRecursively())
                    .containsExactlyInAnyOrder(
                            ids.get(0) + " of ben: damaged",
                            ids.get(1) + " of ben: damaged",
                            ids.get(2) + " of ben: damaged",
                            ids.get(3) + " of ben: missing");
        } finally {
            context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> objects.releaseAll(ben));
        }
    }

    /** Opens its objects when a test lets it. */
    static final class SlowStore implements BeanPostProcessor {

        private volatile CountDownLatch opened = new CountDownLatch(0);
        private volatile CountDownLatch goOn = new CountDownLatch(0);

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!(bean instanceof ObjectStore)) {
                return bean;
            }
            return Proxy.newProxyInstance(
                    ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (_, method, arguments) -> {
                        if (method.getName().equals("open")) {
                            opened.countDown();
                            goOn.await();
                        }
                        try {
                            return method.invoke(bean, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    @TestConfiguration
    static class Slow {

        @Bean
        static SlowStore slowStore() {
            return new SlowStore();
        }
    }

    private String state() {
        return find(Paragraph.class).all().getLast().getText();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }
}
