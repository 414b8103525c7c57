package app.selfie.accounts;

import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who is signed in on the current request or, under the session lock, in the current UI.
 *
 * <p>A thread without either has nobody; work that outlives a request takes the {@link UserId} along.
 */
@Component
public class CurrentUser {

    CurrentUser() {}

    /** Who is signed in; empty for a visitor. */
    public Optional<UserId> id() {
        return authentication().map(UserId::of);
    }

    /**
     * Who is signed in, where the address already demanded it.
     *
     * @throws IllegalStateException if nobody is
     */
    public UserId require() {
        return id().orElseThrow(() -> new IllegalStateException("expected a signed-in user, found nobody"));
    }

    /** The name the person chose, as they wrote it; empty for a visitor. */
    public Optional<String> displayName() {
        return authentication()
                .map(found -> found.getPrincipal() instanceof SignedInUser user ? user.displayName() : found.getName());
    }

    /** Whether the signed-in person administers this installation; false for a visitor. */
    public boolean isAdministrator() {
        return authentication().stream()
                .flatMap(found -> found.getAuthorities().stream())
                .anyMatch(granted -> Role.ADMINISTRATOR.authority().equals(granted.getAuthority()));
    }

    private static Optional<Authentication> authentication() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(found -> found.isAuthenticated() && !(found instanceof AnonymousAuthenticationToken));
    }
}
