package app.selfie.accounts;

import app.selfie.accounts.DeviceTokens.Renewed;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The principal of a signed-in session. Its Spring Security name is the text of the {@link UserId}, so that a plain
 * {@code Principal} says who it is; what the person is called is {@link #displayName()}.
 */
final class SignedInUser implements UserDetails, CredentialsContainer {

    private final UUID id;
    private volatile String displayName;
    private final boolean administrator;
    private final boolean enabled;
    private volatile int round;
    private volatile long checkedNanos = System.nanoTime();
    private volatile boolean ended;
    private volatile @Nullable String device;
    private final transient AtomicReference<@Nullable Renewed> newToken = new AtomicReference<>();
    private @Nullable String passwordHash;

    SignedInUser(Account account) {
        id = account.id();
        displayName = account.name();
        administrator = account.isAdministrator();
        enabled = account.isEnabled();
        round = account.signInRound();
        passwordHash = account.passwordHash();
    }

    UserId userId() {
        return new UserId(id);
    }

    String displayName() {
        return displayName;
    }

    /** From now on this session shows another name. */
    void rename(String name) {
        displayName = name;
    }

    /** Which of the account's rounds of sign-ins this one belongs to. */
    int round() {
        return round;
    }

    /** Lets this session go on into another round. */
    void stay(int newRound) {
        round = newRound;
    }

    /** The device whose token this session began with, or was given; it ends with that device. Null until it has one. */
    @Nullable
    String device() {
        return device;
    }

    /** From now on this session ends with that device, see {@link SecretToken#hashOf}. */
    void bindTo(String newDevice) {
        device = newDevice;
    }

    /** As {@link #bindTo}, and the browser gets the device's new token with the next answer. */
    void renew(Renewed token) {
        device = SecretToken.hashOf(token.token());
        newToken.set(token);
    }

    /** The token that the browser is to get, told once. */
    Optional<Renewed> takeNewToken() {
        return Optional.ofNullable(newToken.getAndSet(null));
    }

    /** When the sign-in was last found good, by {@code System.nanoTime()}. */
    long checkedNanos() {
        return checkedNanos;
    }

    void checked() {
        checkedNanos = System.nanoTime();
    }

    /** From now on nobody relies on what was found before. */
    void checkAgain() {
        checkedNanos = System.nanoTime() - Duration.ofHours(1).toNanos();
    }

    /** No request is answered under this sign-in any more. */
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public String getUsername() {
        return id.toString();
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return Role.authorities(administrator);
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    /** Called by Spring Security after sign-in: no hash stays in a session. */
    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedInUser user && user.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
