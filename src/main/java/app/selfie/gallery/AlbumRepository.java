package app.selfie.gallery;

import app.selfie.accounts.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code album} and {@code album_selfie}. Every statement names the owner, and what is somebody else's, album or
 * selfie, is not there.
 */
@Component
class AlbumRepository {

    private static final String ADD = """
            insert into album_selfie (album, selfie)
            select album.id, selfie.id from album, selfie
             where album.id = :album and album.owner = :owner and selfie.owner = :owner and selfie.id in (:ids)
               and not exists (select 1 from album_selfie there
                                where there.album = album.id and there.selfie = selfie.id)
            """;

    private final JdbcClient database;

    AlbumRepository(JdbcClient database) {
        this.database = database;
    }

    /** The eldest first. */
    List<Album> all(UserId owner) {
        return database.sql("""
                        select album.id, album.name,
                               (select count(*) from album_selfie there join selfie on selfie.id = there.selfie
                                 where there.album = album.id and selfie.owner = album.owner and not selfie.trashed) as selfies
                          from album where album.owner = ? order by album.created_at, album.id""")
                .param(owner.value())
                .query((row, number) -> new Album(
                        new AlbumId(row.getObject("id", UUID.class)), row.getString("name"), row.getInt("selfies")))
                .list();
    }

    int count(UserId owner) {
        return database.sql("select count(*) from album where owner = ?")
                .param(owner.value())
                .query(Integer.class)
                .single();
    }

    void insert(UserId owner, AlbumId id, String name, Instant createdAt) {
        database.sql("insert into album (id, owner, name, created_at) values (?, ?, ?, ?)")
                .params(id.value(), owner.value(), name, RecipeColumns.timestamp(createdAt))
                .update();
    }

    /** How many were not in it before. */
    int add(UserId owner, AlbumId album, Collection<SelfieId> ids) {
        int added = 0;
        for (List<UUID> chunk : SelfieRepository.chunks(ids)) {
            try {
                added += addChunk(owner, album, chunk);
            } catch (DuplicateKeyException e) { // another page put one of them there in the same instant
                added += addChunk(owner, album, chunk);
            }
        }
        return added;
    }

    private int addChunk(UserId owner, AlbumId album, List<UUID> ids) {
        return database.sql(ADD)
                .param("album", album.value())
                .param("owner", owner.value())
                .param("ids", ids)
                .update();
    }

    /** How many were in it before. */
    int remove(UserId owner, AlbumId album, Collection<SelfieId> ids) {
        int removed = 0;
        for (List<UUID> chunk : SelfieRepository.chunks(ids)) {
            removed += database.sql("""
                            delete from album_selfie
                             where album in (select id from album where id = :album and owner = :owner)
                               and selfie in (:ids)""")
                    .param("album", album.value())
                    .param("owner", owner.value())
                    .param("ids", chunk)
                    .update();
        }
        return removed;
    }

    boolean rename(UserId owner, AlbumId album, String name) {
        return database.sql("update album set name = ? where id = ? and owner = ?")
                        .params(name, album.value(), owner.value())
                        .update()
                > 0;
    }

    /** The album with all its selfies, those in the trash too. */
    Optional<DeletedAlbum> whole(UserId owner, AlbumId id) {
        return database.sql("select name, created_at from album where id = ? and owner = ?")
                .params(id.value(), owner.value())
                .query((row, number) -> new DeletedAlbum(
                        id,
                        row.getString("name"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        selfies(owner, id)))
                .optional();
    }

    private List<SelfieId> selfies(UserId owner, AlbumId id) {
        return database.sql("""
                        select selfie.id from album_selfie there join selfie on selfie.id = there.selfie
                         where there.album = ? and selfie.owner = ? order by selfie.kept_at desc, selfie.id desc""")
                .params(id.value(), owner.value())
                .query((row, number) -> new SelfieId(row.getObject("id", UUID.class)))
                .list();
    }

    void delete(UserId owner, AlbumId id) {
        database.sql("delete from album where id = ? and owner = ?")
                .params(id.value(), owner.value())
                .update();
    }

    void deleteAll(UserId owner) {
        database.sql("delete from album where owner = ?").param(owner.value()).update();
    }
}
