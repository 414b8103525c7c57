package app.selfie.sharing;

import app.selfie.accounts.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A link that is good, as whoever has its key finds it.
 *
 * @param owner whose selfies they are
 * @param passwordHash null where it asks for no password
 * @param selfies what it shows, one or more in their order
 */
public record OpenShareLink(
        ShareLinkId id, UserId owner, @Nullable String passwordHash, List<SharedSelfie> selfies) {

    /** What it shows at that place; empty where that is nothing, or nothing any more. */
    public Optional<SharedSelfie> at(int place) {
        return selfies.stream().filter(selfie -> selfie.place() == place).findFirst();
    }
}
