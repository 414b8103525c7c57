package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.storage.S3ForTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.ListItem;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the account page says of a bucket in which deleted pictures stay. */
@SpringBootTest(properties = "spring.application.name=account-beside-a-bucket-tests") // as in StudioViewTests
@ViewPackages(packages = {"app.selfie.accounts", "app.selfie.shell", "app.selfie.studio"})
@WithMockUser(AccountBesideABucketTest.ADA)
@DirtiesContext // the bucket goes with this class
class AccountBesideABucketTest extends SpringBrowserlessTest {

    static final String ADA = "7b0b54a5-6a0a-4f0e-8c55-6f0f3b5d2f13";

    private static final S3ForTest S3 = S3ForTest.start(true);

    @Autowired
    private JdbcClient database;

    @DynamicPropertySource
    static void bucket(DynamicPropertyRegistry properties) {
        S3.settings(properties);
    }

    @AfterAll
    static void stop() {
        S3.close();
    }

    @BeforeEach
    void adaIsHere() {
        database.sql("delete from account").update();
        database.sql("insert into account (id, name, name_key, password_hash, created_at) "
                        + "values (?, 'Ada', 'ada', 'x', current_timestamp)")
                .param(UUID.fromString(ADA))
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Your selfies, 'S3 store, which also keeps what is deleted, for as long as whoever runs the server has set'",
        "en, Your own backgrounds, 'S3 store, which also keeps what is deleted, for as long as whoever runs the server has set'",
        "zh-CN, 你的自拍, 该存储还会保留已删除的内容，保留多久由服务器管理者设定"
    })
    void saysThatDeletedPicturesStay(String language, String what, String sentence) {
        UI.getCurrent().setLocale(Locale.forLanguageTag(language));
        navigate(AccountView.class);

        assertThat(find(ListItem.class).all())
                .extracting(item -> item.getElement().getTextRecursively())
                .anyMatch(text -> text.startsWith(what) && text.endsWith(sentence));
    }
}
