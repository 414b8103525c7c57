package app.selfie.sharing;

import app.selfie.gallery.SelfieId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that is good, as its owner sees it.
 *
 * @param endsAt null for never
 * @param openings how often its page was shown
 * @param selfies how many it shows, 1 or more
 * @param first of them
 */
public record ShareLink(
        ShareLinkId id,
        Instant madeAt,
        @Nullable Instant endsAt,
        boolean hasPassword,
        long openings,
        int selfies,
        SelfieId first) {}
