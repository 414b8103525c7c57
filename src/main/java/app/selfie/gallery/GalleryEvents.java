package app.selfie.gallery;

import app.selfie.accounts.UserId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells an open gallery that there is news. Of this process only: a page that another process serves finds the news
 * when it asks again.
 */
@Component
public class GalleryEvents {

    private static final Logger LOG = LoggerFactory.getLogger(GalleryEvents.class);

    private final Map<UserId, Set<Listening>> listeners = new ConcurrentHashMap<>();

    /**
     * From now on {@code onNews} runs each time something in the owner's gallery has changed, after the change is
     * committed and on the thread that made it: it must be quick, and hand over to its own thread or session.
     *
     * @return ends it; closing it twice does nothing
     */
    public Listening listen(UserId owner, Runnable onNews) {
        Listening listening = new Listening(this, owner, onNews);
        listeners.compute(owner, (user, known) -> {
            Set<Listening> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(listening);
            return all;
        });
        return listening;
    }

    /** Tells the listeners, after the commit where there is a transaction. */
    void changed(UserId owner) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    tell(owner);
                }
            });
        } else {
            tell(owner);
        }
    }

    private void tell(UserId owner) {
        for (Listening listening : listeners.getOrDefault(owner, Set.of())) {
            try {
                listening.onNews.run();
            } catch (RuntimeException e) { // one page's trouble is not the others'
                LOG.warn("A listener to the gallery of user {} failed", owner, e);
            }
        }
    }

    private void forget(Listening listening) {
        listeners.computeIfPresent(listening.owner, (owner, known) -> {
            known.remove(listening);
            return known.isEmpty() ? null : known;
        });
    }

    /** Somebody who is told of news until this is closed. */
    public static final class Listening implements AutoCloseable {

        private final GalleryEvents news;
        private final UserId owner;
        private final Runnable onNews;

        private Listening(GalleryEvents news, UserId owner, Runnable onNews) {
            this.news = news;
            this.owner = owner;
            this.onNews = onNews;
        }

        @Override
        public void close() {
            news.forget(this);
        }
    }
}
