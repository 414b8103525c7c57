package app.selfie.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

class CurrentUserTest {

    private final CurrentUser current = new CurrentUser();
    private final UUID id = UUID.randomUUID();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void knowsWhoIsSignedIn() {
        signIn((short) 1);

        assertThat(current.require()).isEqualTo(new UserId(id));
        assertThat(current.displayName()).contains("Ada");
        assertThat(current.isAdministrator()).isTrue();
    }

    @Test
    void takesOnlyTheFirstAccountForTheAdministrator() {
        signIn(null);

        assertThat(current.isAdministrator()).isFalse();
    }

    @Test
    void hasNobodyForAVisitor() {
        SecurityContextHolder.getContext()
                .setAuthentication(new AnonymousAuthenticationToken(
                        "key", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));

        assertThat(current.id()).isEmpty();
        assertThat(current.displayName()).isEmpty();
        assertThat(current.isAdministrator()).isFalse();
        assertThatIllegalStateException().isThrownBy(current::require);
    }

    @Test
    void readsTheUserFromAPlainPrincipal() {
        assertThat(UserId.of(signIn(null))).isEqualTo(new UserId(id));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserId.of(() -> "somebody"))
                .withMessageContaining("somebody");
    }

    private Authentication signIn(@org.jspecify.annotations.Nullable Short first) {
        SignedInUser user = new SignedInUser(
                new Account(id, "Ada", "ada", "{x}hash", first, Instant.EPOCH, 1, false, null, null, null));
        Authentication authentication =
                UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
        SecurityContextHolder.getContext().setAuthentication(authentication);
        return authentication;
    }
}
