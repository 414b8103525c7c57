package app.selfie.gallery;

import app.selfie.accounts.UserId;
import app.selfie.imaging.ImageSize;
import app.selfie.stills.Recipe;
import app.selfie.storage.ObjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code selfie}. Every statement names the owner, and what is somebody else's is not there; the
 * way into the trash and out of it is {@link TrashRepository}'.
 */
@Component
class SelfieRepository {

    /** Ids in one statement; databases have limits from a thousand parameters on. */
    static final int CHUNK = 500;

    private static final String INSERT = """
            insert into selfie (id, owner, kept_at, taken_at, backdrop, scene, blur, colour, mirrored, edge_threshold,
                                edge_softness, model, width_px, height_px, favourite, caption, trashed, revision, bytes,
                                picture, thumbnail, original, matte, caption_key,
                                head_x_permille, head_y_permille)
            values (:id, :owner, :keptAt, :takenAt, :backdrop, :scene, :blur, :colour, :mirrored, :edgeThreshold,
                    :edgeSoftness, :model, :width, :height, false, :caption, false, 1, :bytes,
                    :picture, :thumbnail, :original, :matte, :captionKey, :headX, :headY)
            """;

    private static final String REPLACE = """
            update selfie
               set taken_at = :takenAt, backdrop = :backdrop, scene = :scene, blur = :blur, colour = :colour,
                   mirrored = :mirrored, edge_threshold = :edgeThreshold, edge_softness = :edgeSoftness, model = :model,
                   width_px = :width, height_px = :height, bytes = bytes + :grownBytes, revision = revision + 1,
                   picture = :picture, thumbnail = :thumbnail
             where id = :id and owner = :owner
            """;

    private final JdbcClient database;

    SelfieRepository(JdbcClient database) {
        this.database = database;
    }

    void insert(
            UserId owner,
            SelfieId id,
            Instant keptAt,
            Recipe recipe,
            ImageSize size,
            String caption,
            long bytes,
            Layers layers,
            @Nullable HeadPosition head) {
        MapSqlParameterSource values = RecipeColumns.parameters(recipe)
                .addValue("id", id.value())
                .addValue("owner", owner.value())
                .addValue("keptAt", RecipeColumns.timestamp(keptAt))
                .addValue("width", size.widthPx())
                .addValue("height", size.heightPx())
                .addValue("caption", caption)
                .addValue("captionKey", Captions.key(caption))
                .addValue("headX", head == null ? null : head.xPermille(), Types.INTEGER)
                .addValue("headY", head == null ? null : head.yPermille(), Types.INTEGER)
                .addValue("bytes", bytes)
                .addValue("picture", layers.picture().value())
                .addValue("thumbnail", layers.thumbnail().value())
                .addValue("original", valueOf(layers.original()), Types.OTHER)
                .addValue("matte", valueOf(layers.matte()), Types.OTHER);
        database.sql(INSERT).paramSource(values).update();
    }

    private static @Nullable UUID valueOf(@Nullable ObjectId id) {
        return id == null ? null : id.value();
    }

    /** Gives a selfie another picture, which has {@code grownBytes} more than the one before. */
    void replace(
            UserId owner,
            SelfieId id,
            Recipe recipe,
            ImageSize size,
            long grownBytes,
            ObjectId picture,
            ObjectId thumbnail) {
        MapSqlParameterSource values = RecipeColumns.parameters(recipe)
                .addValue("id", id.value())
                .addValue("owner", owner.value())
                .addValue("width", size.widthPx())
                .addValue("height", size.heightPx())
                .addValue("grownBytes", grownBytes)
                .addValue("picture", picture.value())
                .addValue("thumbnail", thumbnail.value());
        database.sql(REPLACE).paramSource(values).update();
    }

    Optional<Selfie> find(UserId owner, SelfieId id) {
        return database.sql("select * from selfie where id = ? and owner = ?")
                .params(id.value(), owner.value())
                .query(SelfieRepository::selfie)
                .optional();
    }

    Optional<Layers> layers(UserId owner, SelfieId id) {
        return database.sql("select picture, thumbnail, original, matte from selfie where id = ? and owner = ?")
                .params(id.value(), owner.value())
                .query(SelfieRepository::layers)
                .optional();
    }

    /** Likewise, and nobody else changes the row until this transaction ends. */
    Optional<Layers> lockLayers(UserId owner, SelfieId id) {
        return database.sql(
                        "select picture, thumbnail, original, matte from selfie where id = ? and owner = ? for update")
                .params(id.value(), owner.value())
                .query(SelfieRepository::layers)
                .optional();
    }

    /** All of the owner's, in the trash too: those that were kept last come first. */
    List<SelfieId> ids(UserId owner) {
        return database.sql("select id from selfie where owner = ? order by kept_at desc, id desc")
                .param(owner.value())
                .query((row, number) -> new SelfieId(row.getObject("id", UUID.class)))
                .list();
    }

    /**
     * Those that are still there, in the order of the ids.
     *
     * @param ids at most {@value #CHUNK}
     */
    List<Selfie> findAll(UserId owner, List<SelfieId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<SelfieId, Selfie> found = new HashMap<>();
        database.sql("select * from selfie where owner = :owner and id in (:ids)")
                .param("owner", owner.value())
                .param("ids", ids.stream().map(SelfieId::value).toList())
                .query(SelfieRepository::selfie)
                .list()
                .forEach(selfie -> found.put(selfie.id(), selfie));
        return ids.stream()
                .filter(found::containsKey)
                .map(id -> Objects.requireNonNull(found.get(id)))
                .toList();
    }

    /** Whether one of the owner's selfies among these is no favourite. */
    boolean isOneNoFavourite(UserId owner, Collection<SelfieId> ids) {
        return chunks(ids).stream()
                .anyMatch(chunk -> database.sql(
                                        "select count(*) from selfie where owner = :owner and id in (:ids) and not favourite")
                                .param("owner", owner.value())
                                .param("ids", chunk)
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    void favourite(UserId owner, SelfieId id, boolean favourite) {
        database.sql("update selfie set favourite = ? where id = ? and owner = ?")
                .params(favourite, id.value(), owner.value())
                .update();
    }

    void caption(UserId owner, SelfieId id, String caption) {
        database.sql("update selfie set caption = ?, caption_key = ? where id = ? and owner = ?")
                .params(caption, Captions.key(caption), id.value(), owner.value())
                .update();
    }

    /** How many are the owner's. */
    int favourite(UserId owner, Collection<SelfieId> ids, boolean favourite) {
        int marked = 0;
        for (List<UUID> chunk : chunks(ids)) {
            marked += database.sql("update selfie set favourite = :favourite where owner = :owner and id in (:ids)")
                    .param("favourite", favourite)
                    .param("owner", owner.value())
                    .param("ids", chunk)
                    .update();
        }
        return marked;
    }

    /** Deletes all of the owner's selfies; their objects are the caller's to release. */
    int deleteAll(UserId owner) {
        return database.sql("delete from selfie where owner = ?")
                .param(owner.value())
                .update();
    }

    /** The ids without repetitions, at most {@value #CHUNK} for each statement. */
    static List<List<UUID>> chunks(Collection<SelfieId> ids) {
        List<UUID> values = ids.stream().map(SelfieId::value).distinct().toList();
        List<List<UUID>> chunks = new ArrayList<>();
        for (int from = 0; from < values.size(); from += CHUNK) {
            chunks.add(values.subList(from, Math.min(values.size(), from + CHUNK)));
        }
        return chunks;
    }

    static Selfie selfie(ResultSet row, int number) throws SQLException {
        return new Selfie(
                new SelfieId(row.getObject("id", UUID.class)),
                row.getObject("kept_at", OffsetDateTime.class).toInstant(),
                RecipeColumns.read(row),
                new ImageSize(row.getInt("width_px"), row.getInt("height_px")),
                row.getBoolean("favourite"),
                row.getString("caption"),
                row.getObject("original", UUID.class) != null,
                row.getLong("bytes"),
                row.getInt("revision"),
                RecipeColumns.instant(row.getObject("trashed_at", OffsetDateTime.class)),
                RecipeColumns.head(row));
    }

    static Layers layers(ResultSet row, int number) throws SQLException {
        return new Layers(
                new ObjectId(row.getObject("picture", UUID.class)),
                new ObjectId(row.getObject("thumbnail", UUID.class)),
                objectId(row.getObject("original", UUID.class)),
                objectId(row.getObject("matte", UUID.class)));
    }

    private static @Nullable ObjectId objectId(@Nullable UUID value) {
        return value == null ? null : new ObjectId(value);
    }
}
