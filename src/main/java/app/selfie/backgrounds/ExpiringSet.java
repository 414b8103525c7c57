package app.selfie.backgrounds;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers for a while what something happened to. Bounded: beyond that the eldest is forgotten early. Thread-safe.
 *
 * @param <T> compared by {@code equals}
 */
final class ExpiringSet<T> {

    private final long forNanos;
    private final Map<T, Long> happenedNanos;

    ExpiringSet(Duration time, int most) {
        forNanos = time.toNanos();
        happenedNanos = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<T, Long> eldest) {
                return size() > most;
            }
        };
    }

    synchronized void add(T subject) {
        happenedNanos.put(subject, System.nanoTime());
    }

    synchronized void forget(T subject) {
        happenedNanos.remove(subject);
    }

    synchronized boolean contains(T subject) {
        Long nanos = happenedNanos.get(subject);
        return nanos != null && System.nanoTime() - nanos < forNanos;
    }
}
