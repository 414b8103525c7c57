package app.selfie.gallery;

import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.BackdropChoice.Blur;
import app.selfie.backgrounds.BackdropChoice.None;
import app.selfie.backgrounds.BackdropChoice.Plain;
import app.selfie.backgrounds.BackdropChoice.Scene;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.imaging.EdgeCurve;
import app.selfie.segmentation.ModelId;
import app.selfie.stills.Recipe;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** A recipe, and what else several columns of {@code selfie} tell together, as columns and back. */
final class RecipeColumns {

    private RecipeColumns() {}

    static MapSqlParameterSource parameters(Recipe recipe) {
        BackdropChoice backdrop = recipe.backdrop();
        return new MapSqlParameterSource()
                .addValue("takenAt", timestamp(recipe.takenAt()))
                .addValue("backdrop", BackdropKind.of(backdrop).name())
                .addValue(
                        "scene",
                        backdrop instanceof Scene scene ? scene.background().value() : null,
                        Types.VARCHAR)
                .addValue("blur", backdrop instanceof Blur blur ? blur.strength() : null, Types.REAL)
                .addValue("colour", backdrop instanceof Plain plain ? plain.rgb() : null, Types.INTEGER)
                .addValue("mirrored", recipe.mirrored())
                .addValue("edgeThreshold", recipe.edge().threshold())
                .addValue("edgeSoftness", recipe.edge().softness())
                .addValue("model", recipe.model().value());
    }

    static Recipe read(ResultSet row) throws SQLException {
        return new Recipe(
                backdrop(row),
                row.getBoolean("mirrored"),
                new EdgeCurve(row.getFloat("edge_threshold"), row.getFloat("edge_softness")),
                new ModelId(row.getString("model")),
                row.getObject("taken_at", OffsetDateTime.class).toInstant());
    }

    private static BackdropChoice backdrop(ResultSet row) throws SQLException {
        return switch (BackdropKind.valueOf(row.getString("backdrop"))) {
            case SCENE -> new Scene(new BackgroundId(row.getString("scene")));
            case BLUR -> new Blur(row.getFloat("blur"));
            case PLAIN -> new Plain(row.getInt("colour"));
            case NONE -> new None();
        };
    }

    static @Nullable HeadPosition head(ResultSet row) throws SQLException {
        Integer x = row.getObject("head_x_permille", Integer.class);
        return x == null ? null : new HeadPosition(x, row.getInt("head_y_permille"));
    }

    /** In microseconds, which is what both databases keep; cut off, because one of them would round. */
    static OffsetDateTime timestamp(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
