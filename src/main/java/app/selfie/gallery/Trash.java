package app.selfie.gallery;

import app.selfie.accounts.UserId;
import app.selfie.storage.OwnedObjects;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** People's trash: what is in it can come back, until its rows and bytes are deleted for good. */
@Component
class Trash {

    private final OwnedObjects objects;
    private final TrashRepository rows;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Trash(OwnedObjects objects, TrashRepository rows, PlatformTransactionManager transactions, InstantSource clock) {
        this.objects = objects;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** How many were not there yet. */
    int putIn(UserId owner, Collection<SelfieId> ids) {
        return rows.trash(owner, ids, clock.instant());
    }

    /** How many were there. */
    int restore(UserId owner, Collection<SelfieId> ids) {
        return rows.restore(owner, ids);
    }

    /** As {@link Gallery#purge(UserId, Collection, IntConsumer)}. */
    int purge(UserId owner, Collection<SelfieId> ids, IntConsumer progress) {
        List<SelfieId> all = ids.stream().distinct().toList();
        int deleted = 0;
        for (int from = 0; from < all.size(); from += SelfieRepository.CHUNK) {
            int to = Math.min(all.size(), from + SelfieRepository.CHUNK);
            deleted += purgeChunk(owner, all.subList(from, to));
            progress.accept(to);
        }
        return deleted;
    }

    private int purgeChunk(UserId owner, List<SelfieId> ids) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Layers> deleted = rows.deleteTrashed(owner, ids);
            objects.release(
                    owner,
                    deleted.stream().flatMap(layers -> layers.all().stream()).toList());
            return deleted.size();
        }));
    }

    /** As {@link Gallery#emptyTrash(UserId, IntConsumer)}. */
    int empty(UserId owner, IntConsumer progress) {
        int deleted = 0;
        for (List<SelfieId> some = rows.someTrashed(owner); !some.isEmpty(); some = rows.someTrashed(owner)) {
            deleted += purgeChunk(owner, some);
            progress.accept(deleted);
        }
        return deleted;
    }
}
