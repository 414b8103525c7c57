package app.selfie.storage;

import app.selfie.accounts.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code stored_object}, and the mark of the store that belongs to it. */
@Component
class ObjectRepository {

    /** Ids in one statement; databases have limits from a thousand parameters on. */
    private static final int CHUNK = 500;

    private final JdbcClient database;

    ObjectRepository(JdbcClient database) {
        this.database = database;
    }

    /** Whoever else keeps something for the owner waits until this transaction ends; false if there is no such account. */
    boolean lockAccount(UserId owner) {
        return database.sql("select id from account where id = ? for update")
                .param(owner.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** What the owner may keep, where an administrator said so. */
    OptionalLong quotaOf(UserId owner) {
        return database
                .sql("select quota_bytes from account where id = ? and quota_bytes is not null")
                .param(owner.value())
                .query(Long.class)
                .optional()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    long bytesOf(UserId owner) {
        return database.sql("select coalesce(sum(bytes), 0) from stored_object where owner = ?")
                .param(owner.value())
                .query(Long.class)
                .single();
    }

    long bytesOf(UserId owner, Collection<ObjectId> ids) {
        long bytes = 0;
        for (List<UUID> chunk : chunks(ids)) {
            bytes += database.sql(
                            "select coalesce(sum(bytes), 0) from stored_object where owner = :owner and id in (:ids)")
                    .param("owner", owner.value())
                    .param("ids", chunk)
                    .query(Long.class)
                    .single();
        }
        return bytes;
    }

    /** Everybody's. */
    record Total(long objects, long bytes) {}

    Total total() {
        return database.sql("select count(*), coalesce(sum(bytes), 0) from stored_object where owner is not null")
                .query((row, _) -> new Total(row.getLong(1), row.getLong(2)))
                .single();
    }

    void insert(ObjectId id, UserId owner, Integrity integrity, Instant createdAt) {
        database.sql("""
                        insert into stored_object (id, owner, bytes, sha256, created_at)
                        values (:id, :owner, :bytes, :sha256, :createdAt)""")
                .param("id", id.value())
                .param("owner", owner.value())
                .param("bytes", integrity.bytes())
                .param("sha256", integrity.sha256(), Types.VARCHAR)
                .param("createdAt", createdAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Inserts a row that the caller takes back: until then nobody else inserts one with this id.
     *
     * @throws org.springframework.dao.DataAccessException if somebody has, or is about to
     */
    void reserve(ObjectId id) {
        database.sql("insert into stored_object (id, bytes, created_at) values (?, 0, ?)")
                .params(id.value(), Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What is known of the owner's object; empty if there is none or it is somebody else's. */
    Optional<Integrity> integrity(UserId owner, ObjectId id) {
        return database.sql("select bytes, sha256 from stored_object where id = ? and owner = ?")
                .params(id.value(), owner.value())
                .query((row, number) -> integrity(row))
                .optional();
    }

    private static Integrity integrity(ResultSet row) throws SQLException {
        return new Integrity(row.getLong("bytes"), row.getString("sha256"));
    }

    /** Rows with an owner, of everybody. */
    long count() {
        return database.sql("select count(*) from stored_object where owner is not null")
                .query(Long.class)
                .single();
    }

    /** @param ownerName of the account */
    record Known(ObjectId id, String ownerName, Integrity integrity) {}

    /** The next rows of everybody in the order of their ids, which never change; from the first where {@code last} is null. */
    List<Known> after(@Nullable ObjectId last, int limit) {
        String sql = """
                select o.id, o.bytes, o.sha256, a.name from stored_object o join account a on a.id = o.owner
                 where o.id > :last order by o.id limit %d""".formatted(limit);
        return database.sql(sql)
                .param("last", last == null ? new UUID(0, 0) : last.value())
                .query((row, number) -> new Known(id(row, number), row.getString("name"), integrity(row)))
                .list();
    }

    /** Those of the ids that have a row. */
    Set<ObjectId> present(Collection<ObjectId> ids) {
        Set<ObjectId> present = new HashSet<>();
        for (List<UUID> chunk : chunks(ids)) {
            database.sql("select id from stored_object where id in (:ids)")
                    .param("ids", chunk)
                    .query(ObjectRepository::id)
                    .list()
                    .forEach(present::add);
        }
        return present;
    }

    /** Deletes the owner's rows among the ids, and returns their ids. */
    List<ObjectId> delete(UserId owner, Collection<ObjectId> ids) {
        List<ObjectId> deleted = new ArrayList<>();
        for (List<UUID> chunk : chunks(ids)) {
            List<ObjectId> own = database.sql(
                            "select id from stored_object where owner = :owner and id in (:ids) for update")
                    .param("owner", owner.value())
                    .param("ids", chunk)
                    .query(ObjectRepository::id)
                    .list();
            chunks(own).forEach(this::deleteRows);
            deleted.addAll(own);
        }
        return deleted;
    }

    /** Deletes all of the owner's rows, and returns their ids. */
    List<ObjectId> deleteAll(UserId owner) {
        List<ObjectId> all = database.sql("select id from stored_object where owner = ? for update")
                .param(owner.value())
                .query(ObjectRepository::id)
                .list();
        chunks(all).forEach(this::deleteRows);
        return all;
    }

    private void deleteRows(List<UUID> ids) {
        database.sql("delete from stored_object where id in (:ids)")
                .param("ids", ids)
                .update();
    }

    /** The name under which this database marks its store; made when first asked for. Not inside a transaction. */
    UUID mark() {
        Optional<UUID> known = database.sql("select name from object_store_mark")
                .query(UUID.class)
                .optional();
        if (known.isPresent()) {
            return known.get();
        }
        UUID name = UUID.randomUUID();
        try {
            database.sql("insert into object_store_mark (only_row, name) values (1, ?)")
                    .param(name)
                    .update();
            return name;
        } catch (DuplicateKeyException e) { // another process was first
            return mark();
        }
    }

    private static ObjectId id(ResultSet row, int number) throws SQLException {
        return new ObjectId(row.getObject("id", UUID.class));
    }

    private static List<List<UUID>> chunks(Collection<ObjectId> ids) {
        List<UUID> values = ids.stream().map(ObjectId::value).distinct().toList();
        List<List<UUID>> chunks = new ArrayList<>();
        for (int from = 0; from < values.size(); from += CHUNK) {
            chunks.add(values.subList(from, Math.min(values.size(), from + CHUNK)));
        }
        return chunks;
    }
}
