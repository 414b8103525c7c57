package app.selfie.accounts;

import java.security.Principal;
import java.util.UUID;

/**
 * Names one person for good; everything a person owns is stored under it.
 *
 * @param value random, never reused
 */
public record UserId(UUID value) {

    /**
     * The person behind a request, a WebSocket handshake or a security context: a signed-in principal's name is the
     * text of its id.
     *
     * @throws IllegalArgumentException if this product did not sign the principal in
     */
    public static UserId of(Principal principal) {
        try {
            return new UserId(UUID.fromString(principal.getName()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected a principal named by a UUID, found " + principal.getName(), e);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
