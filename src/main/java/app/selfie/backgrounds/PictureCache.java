package app.selfie.backgrounds;

import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Picture;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Pictures of backgrounds by size, as many as fit into a number of bytes; the one that was not looked at for longest goes
 * first. Thread-safe.
 */
final class PictureCache {

    /** A background in a size. */
    record Key(Source source, ImageSize size) {}

    /** @param drawnNanos when it was drawn, by {@code System.nanoTime()}; nothing where it is not {@code drawn} */
    private record Entry(Picture picture, boolean drawn, long drawnNanos) {
        private long bytes() {
            return Picture.bytesOf(picture.size());
        }
    }

    /**
     * A kept picture.
     *
     * @param current false if it only stands in: a scaled copy, a framing that was changed since, or one so old that another
     *     process may have changed it
     */
    record Kept(Picture picture, boolean current) {}

    /** What people change may be changed by another process; scenes never are. */
    private static final Duration OWN_IS_CURRENT_FOR = Duration.ofMinutes(1);

    private final long mostBytes;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private long changes;

    PictureCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized Optional<Kept> find(Key key) {
        return Optional.ofNullable(entries.get(key)).map(entry -> new Kept(entry.picture(), isCurrent(key, entry)));
    }

    private static boolean isCurrent(Key key, Entry entry) {
        return entry.drawn()
                && (key.source() instanceof Source.Scene
                        || System.nanoTime() - entry.drawnNanos() < OWN_IS_CURRENT_FOR.toNanos());
    }

    /** The largest drawn picture of a background in whatever size. */
    synchronized Optional<Picture> largest(Source source) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().source().equals(source)
                        && entry.getValue().drawn())
                .map(entry -> entry.getValue().picture())
                .max(Comparator.comparingLong(picture -> picture.size().pixels()));
    }

    /** A number that is another one after every {@link #outdate} and {@link #forget}. */
    synchronized long changes() {
        return changes;
    }

    /**
     * Keeps a drawn picture, in place of a stand-in. A picture larger than the cache is not kept, nor an own one that was
     * begun before a change: it may show what was there before.
     *
     * @param since {@link #changes} when it was begun
     */
    synchronized void drawn(Key key, Picture picture, long since) {
        if (key.source() instanceof Source.Scene || since == changes) {
            put(key, new Entry(picture, true, System.nanoTime()));
        }
    }

    /** Keeps a scaled copy, unless the real one is here by now. */
    synchronized void scaled(Key key, Picture copy) {
        if (!entries.containsKey(key)) {
            put(key, new Entry(copy, false, 0));
        }
    }

    /** From now on its pictures only stand in. */
    synchronized void outdate(Source source) {
        changes++;
        entries.replaceAll((key, entry) -> key.source().equals(source) ? new Entry(entry.picture(), false, 0) : entry);
    }

    /** Lets go of its pictures: nobody is to see them any more. */
    synchronized void forget(Source source) {
        changes++;
        entries.entrySet().removeIf(entry -> {
            boolean its = entry.getKey().source().equals(source);
            bytes -= its ? entry.getValue().bytes() : 0;
            return its;
        });
    }

    private void put(Key key, Entry entry) {
        bytes += entry.bytes();
        Entry before = entries.put(key, entry);
        bytes -= before == null ? 0 : before.bytes();
        Iterator<Entry> eldest = entries.values().iterator();
        while (bytes > mostBytes && eldest.hasNext()) {
            bytes -= eldest.next().bytes();
            eldest.remove();
        }
    }

    synchronized long bytes() {
        return bytes;
    }
}
