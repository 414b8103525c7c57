package app.selfie.backgrounds;

import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Picture;
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
    record Key(BackgroundId id, ImageSize size) {}

    /** @param drawn false if it is a scaled copy, good for the moment in which the real one is being drawn */
    record Entry(Picture picture, boolean drawn) {
        private long bytes() {
            return Picture.bytesOf(picture.size());
        }
    }

    private final long mostBytes;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    PictureCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized Optional<Entry> find(Key key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The largest drawn picture of a background in whatever size. */
    synchronized Optional<Picture> largest(BackgroundId id) {
        return entries.entrySet().stream()
                .filter(entry ->
                        entry.getKey().id().equals(id) && entry.getValue().drawn())
                .map(entry -> entry.getValue().picture())
                .max(Comparator.comparingLong(picture -> picture.size().pixels()));
    }

    /** Keeps a drawn picture, in place of a scaled copy. A picture larger than the cache is not kept. */
    synchronized void drawn(Key key, Picture picture) {
        put(key, new Entry(picture, true));
    }

    /** Keeps a scaled copy, unless the real one is here by now. */
    synchronized void scaled(Key key, Picture copy) {
        if (!entries.containsKey(key)) {
            put(key, new Entry(copy, false));
        }
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
