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

    @Modifying
    @Query("update account set password_hash = :hash where id = :id")
    void updatePasswordHash(@Param("id") UUID id, @Param("hash") String hash);
}
