package app.selfie.sharing;

import app.selfie.accounts.UserId;
import app.selfie.gallery.SelfieId;
import app.selfie.imaging.ImageSize;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code share_link} and {@code shared_selfie}. A link is good until it ends or is stopped, and shows those of its
 * selfies that are there and not in the trash; one that shows none is not there, nor is one of somebody whom an administrator
 * keeps out or deletes. Every statement names the owner, but for
 * the one that looks for a key.
 */
@Component
class ShareLinkRepository {

    private static final String GOOD = "l.stopped_at is null and (l.ends_at is null or l.ends_at > :now)";

    private static final String SHOWN =
            "join shared_selfie m on m.link = l.id join selfie s on s.id = m.selfie and s.owner = l.owner and not s.trashed";

    private static final String OWNER_IS_LET_IN =
            "join account a on a.id = l.owner and a.disabled_at is null and a.leaves_at is null";

    private static final String INSERT = """
            insert into share_link (id, owner, key_hash, made_at, ends_at, password_hash)
            values (:id, :owner, :keyHash, :madeAt, :endsAt, :passwordHash)
            """;

    private final JdbcClient database;

    ShareLinkRepository(JdbcClient database) {
        this.database = database;
    }

    /** Whether the account is there; nobody else makes a link of it until this transaction ends. */
    boolean lockOwner(UserId owner) {
        return database.sql("select id from account where id = ? for update")
                .param(owner.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    void insert(
            UserId owner,
            ShareLinkId id,
            ShareKey key,
            Instant madeAt,
            @Nullable Instant endsAt,
            @Nullable String passwordHash) {
        database.sql(INSERT)
                .paramSource(new MapSqlParameterSource("id", id.value())
                        .addValue("owner", owner.value())
                        .addValue("keyHash", key.hash())
                        .addValue("madeAt", timestamp(madeAt))
                        .addValue("endsAt", endsAt == null ? null : timestamp(endsAt), Types.TIMESTAMP_WITH_TIMEZONE)
                        .addValue("passwordHash", passwordHash, Types.VARCHAR))
                .update();
    }

    /** Adds a selfie to a link of the same owner, unless it is gone or in the trash. */
    boolean add(UserId owner, ShareLinkId link, SelfieId selfie, int place) {
        return database.sql("""
                                insert into shared_selfie (link, selfie, place)
                                select l.id, s.id, cast(:place as integer) from share_link l, selfie s
                                 where l.id = :link and l.owner = :owner
                                   and s.id = :selfie and s.owner = :owner and not s.trashed
                                """)
                        .param("place", place)
                        .param("link", link.value())
                        .param("selfie", selfie.value())
                        .param("owner", owner.value())
                        .update()
                == 1;
    }

    /** The good link of that key with what it shows; empty for all others alike, by the same statement. */
    Optional<OpenShareLink> find(ShareKey key, Instant now) {
        record Row(ShareLinkId id, UserId owner, @Nullable String passwordHash, SharedSelfie selfie) {}

        List<Row> rows = database.sql(
                        "select l.id, l.owner, l.password_hash, m.place, s.id as selfie, s.width_px, s.height_px, s.revision"
                                + " from share_link l " + SHOWN + " " + OWNER_IS_LET_IN
                                + " where l.key_hash = :hash and " + GOOD
                                + " order by m.place")
                .param("hash", key.hash())
                .param("now", timestamp(now))
                .query((row, number) -> new Row(
                        new ShareLinkId(row.getObject("id", UUID.class)),
                        new UserId(row.getObject("owner", UUID.class)),
                        row.getString("password_hash"),
                        new SharedSelfie(
                                row.getInt("place"),
                                new SelfieId(row.getObject("selfie", UUID.class)),
                                new ImageSize(row.getInt("width_px"), row.getInt("height_px")),
                                row.getInt("revision"))))
                .list();
        return rows.stream()
                .findFirst()
                .map(first -> new OpenShareLink(
                        first.id(),
                        first.owner(),
                        first.passwordHash(),
                        rows.stream().map(Row::selfie).toList()));
    }

    void countOpening(UserId owner, ShareLinkId link) {
        database.sql("update share_link set openings = openings + 1 where id = ? and owner = ?")
                .params(link.value(), owner.value())
                .update();
    }

    /** The owner's good links, the newest first. */
    List<ShareLink> good(UserId owner, Instant now) {
        List<ShareLink> links = new ArrayList<>();
        database.sql("select l.id, l.made_at, l.ends_at, l.password_hash, l.openings, s.id as selfie from share_link l "
                        + SHOWN + " where l.owner = :owner and " + GOOD
                        + " order by l.made_at desc, l.id desc, m.place")
                .param("owner", owner.value())
                .param("now", timestamp(now))
                .query((row, number) -> link(row))
                .list()
                .forEach(next -> {
                    boolean isSame = !links.isEmpty() && links.getLast().id().equals(next.id());
                    ShareLink link = isSame ? withOneMore(links.removeLast()) : next;
                    links.add(link);
                });
        return links;
    }

    private static ShareLink withOneMore(ShareLink link) {
        return new ShareLink(
                link.id(),
                link.madeAt(),
                link.endsAt(),
                link.hasPassword(),
                link.openings(),
                link.selfies() + 1,
                link.first());
    }

    private static ShareLink link(ResultSet row) throws SQLException {
        OffsetDateTime endsAt = row.getObject("ends_at", OffsetDateTime.class);
        return new ShareLink(
                new ShareLinkId(row.getObject("id", UUID.class)),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                endsAt == null ? null : endsAt.toInstant(),
                row.getString("password_hash") != null,
                row.getLong("openings"),
                1,
                new SelfieId(row.getObject("selfie", UUID.class)));
    }

    /** How many of the owner's are good, those included whose selfies are all in the trash. */
    int count(UserId owner, Instant now) {
        return database.sql("select count(*) from share_link l where l.owner = :owner and " + GOOD)
                .param("owner", owner.value())
                .param("now", timestamp(now))
                .query(Integer.class)
                .single();
    }

    /** How many of them were not stopped yet; the links of others are passed over. */
    int stop(UserId owner, Collection<ShareLinkId> links, Instant now) {
        return links.isEmpty()
                ? 0
                : database.sql("update share_link set stopped_at = :now"
                                + " where owner = :owner and id in (:links) and stopped_at is null")
                        .param("now", timestamp(now))
                        .param("owner", owner.value())
                        .param("links", links.stream().map(ShareLinkId::value).toList())
                        .update();
    }

    /** How many of them were stopped and not cleared away yet. */
    int resume(UserId owner, Collection<ShareLinkId> links) {
        return links.isEmpty()
                ? 0
                : database.sql("update share_link set stopped_at = null"
                                + " where owner = :owner and id in (:links) and stopped_at is not null")
                        .param("owner", owner.value())
                        .param("links", links.stream().map(ShareLinkId::value).toList())
                        .update();
    }

    void deleteAll(UserId owner) {
        database.sql("delete from share_link where owner = ?")
                .param(owner.value())
                .update();
    }

    /** Deletes everybody's links that have ended, were stopped before then, or whose selfies were all deleted for good. */
    int clear(Instant now, Instant stoppedBefore) {
        return database.sql("""
                        delete from share_link where ends_at <= :now or stopped_at < :stoppedBefore
                            or not exists (select 1 from shared_selfie m where m.link = share_link.id)
                        """)
                .param("now", timestamp(now))
                .param("stoppedBefore", timestamp(stoppedBefore))
                .update();
    }

    private static OffsetDateTime timestamp(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
