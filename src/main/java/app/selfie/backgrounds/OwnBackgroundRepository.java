package app.selfie.backgrounds;

import app.selfie.accounts.UserId;
import app.selfie.imaging.ImageSize;
import app.selfie.storage.ObjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code own_background}. Every statement names the owner, but the one that clears what nobody can undo. */
@Component
class OwnBackgroundRepository {

    /** @param picture the object that holds its JPEG file */
    record Row(Background.Own background, ObjectId picture) {}

    /** What was deleted so long ago that it cannot be undone. */
    record Expired(UserId owner, BackgroundId id, ObjectId picture) {}

    private static final String COLUMNS =
            "select id, name, picture, width_px, height_px, bytes, x_permille, y_permille, "
                    + "zoom_percent, revision, added_at from own_background ";

    private final JdbcClient database;

    OwnBackgroundRepository(JdbcClient database) {
        this.database = database;
    }

    /** The person's backgrounds, the eldest first. */
    List<Background> all(UserId owner) {
        return rows(owner).stream().<Background>map(Row::background).toList();
    }

    /** Likewise, with their objects. */
    List<Row> rows(UserId owner) {
        return database.sql(COLUMNS + "where owner = ? and deleted_at is null order by added_at, id")
                .param(owner.value())
                .query(OwnBackgroundRepository::read)
                .list();
    }

    Optional<Row> find(UserId owner, BackgroundId id) {
        return id.row()
                .flatMap(row -> database.sql(COLUMNS + "where id = ? and owner = ? and deleted_at is null")
                        .params(row, owner.value())
                        .query(OwnBackgroundRepository::read)
                        .optional());
    }

    /** How many the person has, those included whose deletion can still be undone. */
    int count(UserId owner) {
        return database.sql("select count(*) from own_background where owner = ?")
                .param(owner.value())
                .query(Integer.class)
                .single();
    }

    void insert(UserId owner, Background.Own added, ObjectId picture) {
        database.sql("""
                        insert into own_background (id, owner, name, picture, width_px, height_px, bytes, x_permille,
                                                    y_permille, zoom_percent, revision, added_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        added.id().row().orElseThrow(),
                        owner.value(),
                        added.name().text(),
                        picture.value(),
                        added.size().widthPx(),
                        added.size().heightPx(),
                        added.bytes(),
                        added.framing().xPermille(),
                        added.framing().yPermille(),
                        added.framing().zoomPercent(),
                        added.revision(),
                        added.addedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean rename(UserId owner, BackgroundId id, BackgroundName name) {
        return update(
                "update own_background set name = ? where id = ? and owner = ? and deleted_at is null",
                owner,
                id,
                name.text());
    }

    boolean frame(UserId owner, BackgroundId id, Framing framing) {
        return update(
                "update own_background set x_permille = ?, y_permille = ?, zoom_percent = ?, revision = revision + 1 "
                        + "where id = ? and owner = ? and deleted_at is null",
                owner,
                id,
                framing.xPermille(),
                framing.yPermille(),
                framing.zoomPercent());
    }

    boolean delete(UserId owner, BackgroundId id, Instant now) {
        return update(
                "update own_background set deleted_at = ? where id = ? and owner = ? and deleted_at is null",
                owner,
                id,
                now.atOffset(ZoneOffset.UTC));
    }

    boolean undelete(UserId owner, BackgroundId id) {
        return update(
                "update own_background set deleted_at = null where id = ? and owner = ? and deleted_at is not null",
                owner,
                id);
    }

    private boolean update(String sql, UserId owner, BackgroundId id, Object... values) {
        Optional<UUID> row = id.row();
        return row.isPresent()
                && database.sql(sql)
                                .params(List.of(values))
                                .param(row.get())
                                .param(owner.value())
                                .update()
                        == 1;
    }

    /** Everybody's that were deleted before then. */
    List<Expired> deletedBefore(Instant then, int most) {
        return database.sql("select id, owner, picture from own_background where deleted_at < ? order by deleted_at")
                .param(then.atOffset(ZoneOffset.UTC))
                .withMaxRows(most)
                .query((row, number) -> new Expired(
                        new UserId(row.getObject("owner", UUID.class)),
                        BackgroundId.own(row.getObject("id", UUID.class)),
                        new ObjectId(row.getObject("picture", UUID.class))))
                .list();
    }

    /** Removes a deleted one for good; false if that was undone or somebody else removed it. */
    boolean remove(Expired expired) {
        return update(
                "delete from own_background where id = ? and owner = ? and deleted_at is not null",
                expired.owner(),
                expired.id());
    }

    /** All objects of the person's backgrounds, those that can be undone included. */
    List<ObjectId> pictures(UserId owner) {
        return database.sql("select picture from own_background where owner = ?")
                .param(owner.value())
                .query((row, number) -> new ObjectId(row.getObject("picture", UUID.class)))
                .list();
    }

    void removeAll(UserId owner) {
        database.sql("delete from own_background where owner = ?")
                .param(owner.value())
                .update();
    }

    private static Row read(ResultSet row, int rowNumber) throws SQLException {
        return new Row(
                new Background.Own(
                        BackgroundId.own(row.getObject("id", UUID.class)),
                        new BackgroundName(row.getString("name")),
                        new ImageSize(row.getInt("width_px"), row.getInt("height_px")),
                        new Framing(row.getInt("x_permille"), row.getInt("y_permille"), row.getInt("zoom_percent")),
                        row.getInt("revision"),
                        row.getLong("bytes"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant()),
                new ObjectId(row.getObject("picture", UUID.class)));
    }
}
