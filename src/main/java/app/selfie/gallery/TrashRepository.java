package app.selfie.gallery;

import app.selfie.accounts.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of the table {@code selfie} that are in the trash, or go there. Every statement but {@link #trashedBefore} names
 * the owner, and what is somebody else's is not there.
 */
@Component
class TrashRepository {

    private final JdbcClient database;

    TrashRepository(JdbcClient database) {
        this.database = database;
    }

    /** How many were not in the trash before. */
    int trash(UserId owner, Collection<SelfieId> ids, Instant now) {
        int moved = 0;
        for (List<UUID> chunk : SelfieRepository.chunks(ids)) {
            moved += database.sql("""
                            update selfie set trashed = true, trashed_at = :now
                             where owner = :owner and id in (:ids) and not trashed""")
                    .param("now", RecipeColumns.timestamp(now))
                    .param("owner", owner.value())
                    .param("ids", chunk)
                    .update();
        }
        return moved;
    }

    /** How many were in the trash before. */
    int restore(UserId owner, Collection<SelfieId> ids) {
        int moved = 0;
        for (List<UUID> chunk : SelfieRepository.chunks(ids)) {
            moved += database.sql("""
                            update selfie set trashed = false, trashed_at = null
                             where owner = :owner and id in (:ids) and trashed""")
                    .param("owner", owner.value())
                    .param("ids", chunk)
                    .update();
        }
        return moved;
    }

    /**
     * Deletes those of the selfies that are in the trash.
     *
     * @param ids at most {@value SelfieRepository#CHUNK}
     * @return their objects, which the caller releases in the same transaction; one element for each selfie
     */
    List<Layers> deleteTrashed(UserId owner, Collection<SelfieId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<UUID> values = ids.stream().map(SelfieId::value).toList();
        List<Layers> found = database.sql("""
                        select picture, thumbnail, original, matte from selfie
                         where owner = :owner and id in (:ids) and trashed for update""")
                .param("owner", owner.value())
                .param("ids", values)
                .query(SelfieRepository::layers)
                .list();
        database.sql("delete from selfie where owner = :owner and id in (:ids) and trashed")
                .param("owner", owner.value())
                .param("ids", values)
                .update();
        return found;
    }

    /** The owner's selfies that are in the trash, at most {@value SelfieRepository#CHUNK} of them. */
    List<SelfieId> someTrashed(UserId owner) {
        return database.sql("select id from selfie where owner = ? and trashed limit " + SelfieRepository.CHUNK)
                .param(owner.value())
                .query((row, number) -> new SelfieId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Selfies of everybody that were put into the trash before that time, at most {@value SelfieRepository#CHUNK} of them. */
    List<Owned> trashedBefore(Instant time) {
        return database.sql("select owner, id from selfie where trashed_at < ? order by trashed_at limit "
                        + SelfieRepository.CHUNK)
                .param(RecipeColumns.timestamp(time))
                .query((row, number) -> new Owned(
                        new UserId(row.getObject("owner", UUID.class)), new SelfieId(row.getObject("id", UUID.class))))
                .list();
    }

    /** A selfie and whose it is. */
    record Owned(UserId owner, SelfieId id) {}
}
