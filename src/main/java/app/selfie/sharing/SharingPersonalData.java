package app.selfie.sharing;

import app.selfie.accounts.PersonalData;
import app.selfie.accounts.PersonalExport;
import app.selfie.accounts.UserId;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What is kept of the links to people's selfies; the keys and passwords themselves are not. */
@Component
@Order(25)
class SharingPersonalData implements PersonalData {

    /** What a person takes along about one; the first of its selfies is in a folder of that name. */
    record Exported(
            Instant madeAt,
            @Nullable Instant endsAt,
            boolean password,
            long openings,
            int selfies,
            String firstSelfie) {
        static Exported of(ShareLink link) {
            return new Exported(
                    link.madeAt(),
                    link.endsAt(),
                    link.hasPassword(),
                    link.openings(),
                    link.selfies(),
                    link.first().toString());
        }
    }

    private final ShareLinkRepository rows;
    private final InstantSource clock;

    SharingPersonalData(ShareLinkRepository rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "links";
    }

    @Override
    public Kept describe(UserId user) {
        return new Kept(rows.count(user, clock.instant()), 0, Place.DATABASE);
    }

    @Override
    public void export(UserId user, PersonalExport into) throws IOException {
        into.jsonList(
                "links/links.json",
                rows.good(user, clock.instant()).stream().map(Exported::of).iterator());
    }

    @Override
    public void erase(UserId user) {
        rows.deleteAll(user);
    }
}
