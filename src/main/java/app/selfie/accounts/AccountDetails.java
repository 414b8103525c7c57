package app.selfie.accounts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Finds accounts for Spring Security: by the typed name, or by id for a remembered device. */
@Component
class AccountDetails implements UserDetailsService, UserDetailsPasswordService {

    private final AccountRepository accounts;

    AccountDetails(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    public SignedInUser loadUserByUsername(String typed) {
        return accounts.findByNameKey(Username.keyOf(typed))
                .map(SignedInUser::new)
                .orElseThrow(() -> new UsernameNotFoundException("no account has that name"));
    }

    /** For a device that shows its token, as long as the person may come in. */
    SignedInUser loadById(UUID id) {
        return accounts.findById(id)
                .filter(Account::isEnabled)
                .map(SignedInUser::new)
                .orElseThrow(() -> new UsernameNotFoundException("no open account has the id " + id));
    }

    /** Called at sign-in when the stored hash was made by an older encoder. */
    @Override
    public UserDetails updatePassword(UserDetails user, @Nullable String newHash) {
        if (newHash == null) {
            throw new IllegalArgumentException("expected a password hash, found null");
        }
        UUID id = UUID.fromString(user.getUsername());
        accounts.updatePasswordHash(id, newHash);
        return loadById(id);
    }
}
