package app.selfie.studio;

import app.selfie.accounts.UserId;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.stills.PendingStills;
import app.selfie.stills.Still;
import app.selfie.stills.StillId;
import app.selfie.storage.Keeping;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Moves stills that wait into their owner's gallery. Writes files, so never call it under a session's lock. */
@Component
class StillKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(StillKeeper.class);

    private final PendingStills pending;
    private final Gallery gallery;

    /** What is being written now: a second wish for the same still must not make a second selfie. */
    private final Set<StillId> writing = ConcurrentHashMap.newKeySet();

    StillKeeper(PendingStills pending, Gallery gallery) {
        this.pending = pending;
        this.gallery = gallery;
    }

    /** Each of the stills, one after the other; what is not kept goes on waiting until it expires. */
    List<KeepAnswer> keep(UserId owner, List<StillId> ids, boolean keepOriginal) {
        return ids.stream().map(id -> keep(owner, id, keepOriginal)).toList();
    }

    private KeepAnswer keep(UserId owner, StillId id, boolean keepOriginal) {
        if (!writing.add(id)) {
            return new KeepAnswer.Gone(id);
        }
        try {
            Optional<Still> still = pending.find(owner, id);
            return still.isPresent() ? keep(owner, id, still.get(), keepOriginal) : new KeepAnswer.Gone(id);
        } catch (RuntimeException e) { // a full disk, a database that is away: the person may try again
            LOG.error("A still of user {} could not be kept", owner, e);
            return new KeepAnswer.Failed(id);
        } finally {
            writing.remove(id);
        }
    }

    private KeepAnswer keep(UserId owner, StillId id, Still still, boolean keepOriginal) {
        return switch (gallery.keep(owner, still, keepOriginal)) {
            case Keeping.Kept<Selfie>(Selfie selfie) -> {
                pending.discard(owner, id);
                yield new KeepAnswer.Kept(id, selfie.id());
            }
            case Keeping.OverQuota<Selfie>(long needed, long free) -> new KeepAnswer.OverQuota(id, needed, free);
            case Keeping.NoSpace<Selfie> _ -> new KeepAnswer.NoSpace(id);
            case Keeping.Gone<Selfie> _ -> new KeepAnswer.Failed(id);
        };
    }
}
