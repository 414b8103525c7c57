package app.selfie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.effects.BodyEffect;
import app.selfie.segmentation.ModelId;
import app.selfie.studio.BackdropSettings.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** What the settings' store promises on every database; the subclasses bring the databases. */
@SpringJUnitConfig(StudioSettingsRepositoryContract.Database.class)
abstract class StudioSettingsRepositoryContract {

    private static final StudioSettings FIRST = StudioSettings.firstTime(new ModelId("selfie"));
    private static final StudioSettings EVERYTHING_ELSE = new StudioSettings(
            new ModelId("bodypix-resnet50"),
            new BackdropSettings(Kind.PLAIN, new BackgroundId("moon"), 7, 0xFFFFFF),
            new AppearanceSettings(false, 1, 2, 3),
            true,
            "1280x720",
            new ShutterSettings(10, 5, true, false, true, false, true),
            new BodySettings(BodyEffect.BLUR_FACES, true));

    @Autowired
    private JdbcClient database;

    private final UserId ada = new UserId(UUID.randomUUID());

    @BeforeEach
    void registersAda() {
        register(ada);
    }

    @Test
    void findsNothingOfSomebodyWhoHasSetNothing() {
        assertThat(store().find(ada)).isEmpty();
    }

    @Test
    void findsEverythingAgain() throws Exception {
        saved(ada, EVERYTHING_ELSE);

        assertThat(store().find(ada)).contains(EVERYTHING_ELSE);
    }

    @Test
    void replacesWhatWasThere() throws Exception {
        saved(ada, EVERYTHING_ELSE);
        saved(ada, FIRST);

        assertThat(store().find(ada)).contains(FIRST);
    }

    @Test
    void keepsTheSettingsOfOthersApart() throws Exception {
        UserId bob = new UserId(UUID.randomUUID());
        register(bob);
        saved(ada, EVERYTHING_ELSE);
        saved(bob, FIRST);

        assertThat(store().find(ada)).contains(EVERYTHING_ELSE);
        assertThat(store().find(bob)).contains(FIRST);
    }

    @Test
    void savesTheLastOfManyChanges() throws Exception {
        StudioSettingsRepository store = store();
        for (int percent = 0; percent <= 100; percent++) {
            store.save(ada, FIRST.with(FIRST.look().withEdgePercent(percent)));
        }
        assertThat(store.find(ada).orElseThrow().look().edgePercent()).isEqualTo(100);
        store.stop();

        assertThat(store().find(ada).orElseThrow().look().edgePercent()).isEqualTo(100);
    }

    @Test
    void savesAgainAfterAFailure() throws Exception {
        UserId unknown = new UserId(UUID.randomUUID());
        StudioSettingsRepository store = store();
        store.save(unknown, FIRST); // there is no such account
        store.save(ada, EVERYTHING_ELSE);
        store.stop();
        assertThat(store().find(unknown)).isEmpty();
        register(unknown);

        saved(unknown, EVERYTHING_ELSE);

        assertThat(store().find(unknown)).contains(EVERYTHING_ELSE);
        assertThat(store().find(ada)).contains(EVERYTHING_ELSE);
    }

    @Test
    void takesWhatItCannotReadForNeverSet() throws Exception {
        saved(ada, FIRST);
        database.sql("UPDATE studio_settings SET backdrop_kind = 'HOLOGRAM' WHERE user_id = ?")
                .param(ada.value())
                .update();

        assertThat(store().find(ada)).isEmpty();
    }

    @Test
    void goesWithTheAccount() throws Exception {
        saved(ada, FIRST);

        database.sql("DELETE FROM account WHERE id = ?").param(ada.value()).update();

        assertThat(store().find(ada)).isEmpty();
    }

    private StudioSettingsRepository store() {
        return new StudioSettingsRepository(database);
    }

    private void saved(UserId user, StudioSettings settings) throws InterruptedException {
        StudioSettingsRepository store = store();
        store.save(user, settings);
        store.stop();
    }

    private void register(UserId user) {
        database.sql("INSERT INTO account (id, name, name_key, password_hash, created_at) VALUES (?, ?, ?, 'x', ?)")
                .params(
                        user.value(),
                        user.value().toString(),
                        user.value().toString(),
                        Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Configuration
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    static class Database {}
}
