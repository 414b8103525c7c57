package app.selfie.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What administrators did: who, what and when. Kept for a year, then cleared when the next deed is written. */
@Component
class AuditLog {

    static final Duration KEPT_FOR = Duration.ofDays(365);

    /** Who did what was done from the command line. */
    static final String COMMAND_LINE = "-";

    private final JdbcClient database;
    private final InstantSource clock;

    /**
     * One deed.
     *
     * @param actor what the administrator was called then, or {@link #COMMAND_LINE}
     * @param subject what the person was called to whom it was done; empty for nobody
     * @param detail as the deed's sentence needs it; may be empty
     */
    record Entry(Instant at, String actor, Deed deed, String subject, String detail) {}

    AuditLog(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Writes a deed down, in the caller's transaction if there is one. */
    void write(String actor, Deed deed, String subject, String detail) {
        Instant now = clock.instant();
        database.sql("delete from audit_entry where done_at < ?")
                .param(at(now.minus(KEPT_FOR)))
                .update();
        database.sql("""
                        insert into audit_entry (id, done_at, actor, deed, subject, detail)
                        values (:id, :at, :actor, :deed, :subject, :detail)
                        """)
                .param("id", UUID.randomUUID())
                .param("at", at(now))
                .param("actor", actor)
                .param("deed", deed.name())
                .param("subject", subject)
                .param("detail", detail)
                .update();
    }

    /** The newest first. */
    List<Entry> newest(int most) {
        return database.sql("""
                        select done_at, actor, deed, subject, detail from audit_entry
                         order by done_at desc, id desc limit :most
                        """)
                .param("most", most)
                .query((row, number) -> new Entry(
                        row.getObject("done_at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        Deed.valueOf(row.getString("deed")),
                        row.getString("subject"),
                        row.getString("detail")))
                .list();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
