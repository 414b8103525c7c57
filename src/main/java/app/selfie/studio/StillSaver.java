package app.selfie.studio;

import app.selfie.accounts.UserId;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieId;
import app.selfie.stills.PendingStills;
import app.selfie.stills.Still;
import app.selfie.stills.StillId;
import app.selfie.storage.SaveResult;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Moves stills that wait into their owner's gallery. Writes files, so never call it under a session's lock. */
@Component
class StillSaver {

    private static final Logger LOG = LoggerFactory.getLogger(StillSaver.class);

    private final PendingStills pending;
    private final Gallery gallery;

    /** Longer than a browser tries the same wish again; a still waits no longer either. */
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(10);

    /** As many as a server keeps in ten minutes at its busiest; an entry takes some 200 bytes. */
    private static final int MAX_REMEMBERED = 10_000;

    private record Wish(UserId owner, StillId still) {}

    /**
     * What is being kept now, and what was a moment ago: a second wish for the same still must not make a second selfie, and
     * gets the first one's answer.
     */
    private final Cache<Wish, CompletableFuture<KeepAnswer>> wishes = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED_FOR)
            .maximumSize(MAX_REMEMBERED)
            .build();

    StillSaver(PendingStills pending, Gallery gallery) {
        this.pending = pending;
        this.gallery = gallery;
    }

    /** Each of the stills, one after the other; what is not kept goes on waiting until it expires. */
    List<KeepAnswer> keep(UserId owner, List<StillId> ids, boolean keepOriginal) {
        return ids.stream().map(id -> keep(owner, id, keepOriginal)).toList();
    }

    private KeepAnswer keep(UserId owner, StillId id, boolean keepOriginal) {
        Wish wish = new Wish(owner, id);
        CompletableFuture<KeepAnswer> mine = new CompletableFuture<>();
        CompletableFuture<KeepAnswer> first = wishes.asMap().putIfAbsent(wish, mine);
        if (first != null) {
            return asItIsNow(owner, first.join());
        }
        KeepAnswer answer = new KeepAnswer.Failed(id);
        try {
            answer = keepNow(owner, id, keepOriginal);
        } finally {
            if (!(answer instanceof KeepAnswer.Kept)) { // the next wish tries again
                wishes.asMap().remove(wish, mine);
            }
            mine.complete(answer);
        }
        return answer;
    }

    /** What was kept and has been deleted since is gone. */
    private KeepAnswer asItIsNow(UserId owner, KeepAnswer answer) {
        return answer instanceof KeepAnswer.Kept(StillId id, SelfieId selfie)
                        && gallery.find(owner, selfie)
                                .filter(found -> !found.isTrashed())
                                .isEmpty()
                ? new KeepAnswer.Gone(id)
                : answer;
    }

    private KeepAnswer keepNow(UserId owner, StillId id, boolean keepOriginal) {
        try {
            Optional<Still> still = pending.find(owner, id);
            return still.isPresent() ? keep(owner, id, still.get(), keepOriginal) : new KeepAnswer.Gone(id);
        } catch (RuntimeException e) { // a full disk, a database that is away: the person may try again
            LOG.error("A still of user {} could not be kept", owner, e);
            return new KeepAnswer.Failed(id);
        }
    }

    private KeepAnswer keep(UserId owner, StillId id, Still still, boolean keepOriginal) {
        return switch (gallery.keep(owner, still, keepOriginal)) {
            case SaveResult.Kept<Selfie>(Selfie selfie) -> {
                pending.discard(owner, id);
                yield new KeepAnswer.Kept(id, selfie.id());
            }
            case SaveResult.OverQuota<Selfie>(long needed, long free) -> new KeepAnswer.OverQuota(id, needed, free);
            case SaveResult.NoSpace<Selfie> _ -> new KeepAnswer.NoSpace(id);
            case SaveResult.Gone<Selfie> _ -> new KeepAnswer.Failed(id);
        };
    }
}
