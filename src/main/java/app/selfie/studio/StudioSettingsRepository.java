package app.selfie.studio;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.effects.BodyEffect;
import app.selfie.segmentation.ModelId;
import app.selfie.studio.BackdropSettings.Kind;
import jakarta.annotation.PreDestroy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps each user's settings in the database. */
@Component
class StudioSettingsRepository {

    private static final Logger LOG = LoggerFactory.getLogger(StudioSettingsRepository.class);

    private static final String UPDATE = """
            UPDATE studio_settings
               SET model = :model, backdrop_kind = :kind, scene = :scene, blur_percent = :blur, colour = :colour,
                   mirrored = :mirrored, edge_percent = :edge, softness_percent = :softness,
                   steadiness_percent = :steadiness, hud = :hud, resolution = :resolution,
                   countdown_seconds = :countdown, burst_seconds = :burst, muted = :muted, remote_keys = :remotes,
                   keep_automatically = :automatically, keep_original = :original, as_others_see = :others, body_effect = :effect, skeleton = :skeleton
             WHERE user_id = :user
            """;

    private static final String INSERT = """
            INSERT INTO studio_settings (user_id, model, backdrop_kind, scene, blur_percent, colour, mirrored,
                                         edge_percent, softness_percent, steadiness_percent, hud, resolution, countdown_seconds,
                                         burst_seconds, muted, remote_keys, keep_automatically, keep_original,
                                         as_others_see, body_effect, skeleton)
            VALUES (:user, :model, :kind, :scene, :blur, :colour, :mirrored,
                    :edge, :softness, :steadiness, :hud, :resolution, :countdown, :burst, :muted, :remotes,
                    :automatically, :original, :others, :effect, :skeleton)
            """;

    private final JdbcClient database;
    private final Map<UserId, StudioSettings> unsaved = new ConcurrentHashMap<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("settings-writer").factory());

    StudioSettingsRepository(JdbcClient database) {
        this.database = database;
    }

    /**
     * The settings of {@code user}, what is still being saved included; empty if they have never set anything, or if
     * what is kept cannot be read, as after a step back to an older version.
     */
    Optional<StudioSettings> find(UserId user) {
        StudioSettings pending = unsaved.get(user);
        if (pending != null) {
            return Optional.of(pending);
        }
        try {
            return database.sql("SELECT * FROM studio_settings WHERE user_id = ?")
                    .param(user.value())
                    .query(StudioSettingsRepository::read)
                    .optional();
        } catch (IllegalArgumentException e) {
            LOG.warn("The studio settings of user {} cannot be read and count as never set", user, e);
            return Optional.empty();
        }
    }

    /**
     * Saves soon, on another thread: a slider that is dragged changes settings many times a second, under the session
     * lock, and only the last of them matters.
     */
    void save(UserId user, StudioSettings settings) {
        if (unsaved.put(user, settings) == null) {
            writer.execute(() -> write(user));
        }
    }

    private void write(UserId user) {
        StudioSettings settings;
        do {
            settings = unsaved.get(user);
            if (settings == null) {
                return;
            }
            try {
                saveNow(user, settings);
            } catch (RuntimeException e) { // whatever it is, the next change is saved again
                LOG.error("The studio settings of user {} could not be saved", user, e);
            }
        } while (!unsaved.remove(user, settings)); // changed meanwhile
    }

    /** Two processes may be first at the same time; then one of them updates. */
    void saveNow(UserId user, StudioSettings settings) {
        Map<String, Object> values = Map.ofEntries(
                Map.entry("user", user.value()),
                Map.entry("model", settings.model().value()),
                Map.entry("kind", settings.backdrop().kind().name()),
                Map.entry("scene", settings.backdrop().scene().value()),
                Map.entry("blur", settings.backdrop().blurPercent()),
                Map.entry("colour", settings.backdrop().colour()),
                Map.entry("mirrored", settings.look().mirrored()),
                Map.entry("edge", settings.look().edgePercent()),
                Map.entry("softness", settings.look().softnessPercent()),
                Map.entry("steadiness", settings.look().steadinessPercent()),
                Map.entry("hud", settings.hud()),
                Map.entry("resolution", settings.resolution()),
                Map.entry("countdown", settings.shutter().countdownSeconds()),
                Map.entry("burst", settings.shutter().burstSeconds()),
                Map.entry("muted", settings.shutter().muted()),
                Map.entry("remotes", settings.shutter().remoteKeys()),
                Map.entry("automatically", settings.shutter().keepAutomatically()),
                Map.entry("original", settings.shutter().keepOriginal()),
                Map.entry("others", settings.shutter().asOthersSee()),
                Map.entry("effect", settings.body().effect().name()),
                Map.entry("skeleton", settings.body().skeleton()));
        if (database.sql(UPDATE).params(values).update() == 0) {
            try {
                database.sql(INSERT).params(values).update();
            } catch (DuplicateKeyException e) {
                database.sql(UPDATE).params(values).update();
            }
        }
    }

    /** Deletes what is kept of the person, in the caller's transaction; what was to be saved of theirs never is. */
    void erase(UserId user) {
        unsaved.remove(user);
        database.sql("DELETE FROM studio_settings WHERE user_id = ?")
                .param(user.value())
                .update();
    }

    private static StudioSettings read(ResultSet row, int rowNumber) throws SQLException {
        return new StudioSettings(
                new ModelId(row.getString("model")),
                new BackdropSettings(
                        Kind.valueOf(row.getString("backdrop_kind")),
                        new BackgroundId(row.getString("scene")),
                        row.getInt("blur_percent"),
                        row.getInt("colour")),
                new AppearanceSettings(
                        row.getBoolean("mirrored"),
                        row.getInt("edge_percent"),
                        row.getInt("softness_percent"),
                        row.getInt("steadiness_percent")),
                row.getBoolean("hud"),
                row.getString("resolution"),
                new ShutterSettings(
                        row.getInt("countdown_seconds"),
                        row.getInt("burst_seconds"),
                        row.getBoolean("muted"),
                        row.getBoolean("remote_keys"),
                        row.getBoolean("keep_automatically"),
                        row.getBoolean("keep_original"),
                        row.getBoolean("as_others_see")),
                new BodySettings(BodyEffect.valueOf(row.getString("body_effect")), row.getBoolean("skeleton")));
    }

    /** What was changed last is not lost when the server stops; a row takes milliseconds. */
    @PreDestroy
    void stop() throws InterruptedException {
        writer.shutdown();
        if (!writer.awaitTermination(2, TimeUnit.SECONDS)) {
            LOG.warn("{} users' studio settings were not saved in time", unsaved.size());
        }
    }
}
