package app.selfie.gallery;

import app.selfie.accounts.UserId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * People's albums. Every method takes the owner; an album or a selfie of anybody else is not found and not changed. Whoever
 * shows an owner's gallery is told of each change.
 */
@Service
public class Albums {

    /** In characters as people count them roughly: Unicode code points. */
    public static final int MAX_NAME = 60;

    /** For one person: more than anybody finds something in. Two pages at once may pass it by one. */
    public static final int MAX_ALBUMS = 100;

    private final AlbumRepository rows;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final GalleryEvents news;

    Albums(AlbumRepository rows, PlatformTransactionManager transactions, InstantSource clock, GalleryEvents news) {
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.news = news;
    }

    /** The eldest first. */
    public List<Album> all(UserId owner) {
        return rows.all(owner);
    }

    /**
     * Makes an album of selfies.
     *
     * @param name made one line, without control characters, and cut after {@value #MAX_NAME} characters
     * @return empty where nothing is left of the name, or the owner has {@value #MAX_ALBUMS} already
     */
    public Optional<AlbumId> create(UserId owner, String name, Collection<SelfieId> selfies) {
        String clean = Captions.clean(name, MAX_NAME);
        if (clean.isEmpty() || rows.count(owner) >= MAX_ALBUMS) {
            return Optional.empty();
        }
        AlbumId id = new AlbumId(UUID.randomUUID());
        transaction.executeWithoutResult(status -> {
            rows.insert(owner, id, clean, clock.instant());
            rows.add(owner, id, selfies);
        });
        news.changed(owner);
        return Optional.of(id);
    }

    /**
     * Puts selfies into an album.
     *
     * @return how many were not there yet
     */
    public int add(UserId owner, AlbumId album, Collection<SelfieId> selfies) {
        return changed(owner, rows.add(owner, album, selfies));
    }

    /**
     * Takes selfies out of an album; they stay in the gallery.
     *
     * @return how many were there
     */
    public int remove(UserId owner, AlbumId album, Collection<SelfieId> selfies) {
        return changed(owner, rows.remove(owner, album, selfies));
    }

    /**
     * Gives an album another name.
     *
     * @param name as for {@link #create}
     * @return whether it has that name now
     */
    public boolean rename(UserId owner, AlbumId album, String name) {
        String clean = Captions.clean(name, MAX_NAME);
        return !clean.isEmpty() && changed(owner, rows.rename(owner, album, clean) ? 1 : 0) > 0;
    }

    /**
     * Deletes an album; its selfies stay in the gallery.
     *
     * @return what {@link #restore} takes back; empty if the owner has no such album
     */
    public Optional<DeletedAlbum> delete(UserId owner, AlbumId album) {
        Optional<DeletedAlbum> whole = rows.whole(owner, album);
        whole.ifPresent(deleted -> {
            rows.delete(owner, album);
            news.changed(owner);
        });
        return whole;
    }

    /** Brings back a deleted album with those of its selfies that are still there. */
    public void restore(UserId owner, DeletedAlbum deleted) {
        transaction.executeWithoutResult(status -> {
            rows.insert(owner, deleted.id(), deleted.name(), deleted.createdAt());
            rows.add(owner, deleted.id(), deleted.selfies());
        });
        news.changed(owner);
    }

    private int changed(UserId owner, int howMany) {
        if (howMany > 0) {
            news.changed(owner);
        }
        return howMany;
    }
}
