package app.selfie.accounts;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The account itself: name, since when, and the devices that stay signed in. The hash of the password is nobody's. */
@Component
@Order(0)
class AccountPersonalData implements PersonalData {

    /** What a person takes along. */
    record Exported(
            String id,
            String name,
            Instant registeredAt,
            boolean administrator,
            List<ExportedDevice> rememberedDevices) {}

    /** One device that stays signed in. */
    record ExportedDevice(String browser, String system, Instant signedInAt, Instant lastSeenAt) {}

    private final JdbcClient database;

    AccountPersonalData(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String key() {
        return "account";
    }

    @Override
    public Kept describe(UserId user) {
        return new Kept(1 + devices(user), 0, Place.DATABASE);
    }

    @Override
    public void export(UserId user, PersonalExport into) throws IOException {
        into.json(
                key() + ".json",
                database.sql("select name, created_at, first_account, administrator from account where id = ?")
                        .param(user.value())
                        .query((row, number) -> new Exported(
                                user.toString(),
                                row.getString("name"),
                                row.getObject("created_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getObject("first_account") != null || row.getBoolean("administrator"),
                                exportedDevices(user)))
                        .single());
    }

    private List<ExportedDevice> exportedDevices(UserId user) {
        return database.sql("""
                        select browser, operating_system, signed_in_at, last_seen_at from signed_in_device
                         where account_id = ? order by signed_in_at
                        """)
                .param(user.value())
                .query((row, number) -> new ExportedDevice(
                        row.getString("browser"),
                        row.getString("operating_system"),
                        row.getObject("signed_in_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_seen_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The account's row goes last, and with the transaction of {@link AccountService}. */
    @Override
    public void erase(UserId user) {
        database.sql("delete from signed_in_device where account_id = ?")
                .param(user.value())
                .update();
    }

    private long devices(UserId user) {
        return database.sql("select count(*) from signed_in_device where account_id = ?")
                .param(user.value())
                .query(Long.class)
                .single();
    }
}
