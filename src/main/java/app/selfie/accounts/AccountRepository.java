package app.selfie.accounts;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** The people of this installation. Rows are inserted by {@link Registration} alone. */
interface AccountRepository extends Repository<Account, UUID> {

    Optional<Account> findById(UUID id);

    Optional<Account> findByNameKey(String nameKey);

    boolean existsByNameKey(String nameKey);

    long count();

    /** Who takes over from that one: an administrator before others, an open account before one that is shut, then the eldest. */
    @Query(
            "select * from account where id <> :id order by case when disabled_at is null and leaves_at is null then 0 else 1"
                    + " end, case when administrator then 0 else 1 end, created_at, id limit 1")
    Optional<Account> findHeirOf(@Param("id") UUID id);

    /** Likewise, of all. */
    @Query("select * from account order by case when disabled_at is null and leaves_at is null then 0 else 1 end,"
            + " case when administrator then 0 else 1 end, created_at, id limit 1")
    Optional<Account> findHeir();

    /** Whoever else keeps something for the account waits until this transaction ends. */
    @Query("select id from account where id = :id for update")
    Optional<UUID> lock(@Param("id") UUID id);

    @Modifying
    @Query("update account set name = :name, name_key = :key where id = :id")
    void updateName(@Param("id") UUID id, @Param("name") String name, @Param("key") String key);

    /** Begins the next round; how many rows that changed: none if the round is no longer the one that was read. */
    @Modifying
    @Query("update account set password_hash = :hash, sign_in_round = :round + 1"
            + " where id = :id and sign_in_round = :round")
    int updatePassword(@Param("id") UUID id, @Param("hash") String hash, @Param("round") int round);

    @Query("select sign_in_round from account where id = :id")
    Optional<Integer> roundOf(@Param("id") UUID id);

    @Query("select id from account where first_account = 1")
    Optional<UUID> findFirst();

    /** Whoever else wants to know who the administrator is waits until this transaction ends. */
    @Query("select id from account where first_account = 1 for update")
    Optional<UUID> lockFirst();

    /** How many rows became the first one: none if it is gone. */
    @Modifying
    @Query("update account set first_account = 1, disabled_at = null where id = :id")
    int makeFirst(@Param("id") UUID id);

    /** Goes on as an administrator like others, until {@link #makeFirst} of somebody else; how many rows that changed. */
    @Modifying
    @Query("update account set first_account = null, administrator = true where id = :id and first_account = 1")
    int unmakeFirst(@Param("id") UUID id);

    @Modifying
    @Query("delete from account where id = :id")
    void delete(@Param("id") UUID id);

    @Modifying
    @Query("update account set password_hash = :hash where id = :id")
    void updatePasswordHash(@Param("id") UUID id, @Param("hash") String hash);
}
