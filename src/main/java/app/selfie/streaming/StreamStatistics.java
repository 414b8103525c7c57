package app.selfie.streaming;

import app.selfie.segmentation.ModelId;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Counts what becomes of a stream's frames. Safe for use by any thread. */
public final class StreamStatistics {

    private static final int RECENT = 256;

    private final long[] recentNanos = new long[RECENT];
    private final Map<RejectionReason, Long> refusals = new EnumMap<>(RejectionReason.class);
    private final StreamMetrics all;
    private long pictures;

    /** @param all what all streams have done, which this one adds to */
    StreamStatistics(StreamMetrics all) {
        this.all = all;
    }

    /**
     * What was counted up to one moment.
     *
     * @param pictures frames that became pictures
     * @param superseded frames that gave way to a newer one
     * @param refused frames that were refused for what they were
     * @param serverTime from a frame's arrival to its finished picture: 95th percentile of the last 256; zero before the
     *     first
     */
    public record Snapshot(long pictures, long superseded, long refused, Duration serverTime) {}

    void arrived() {
        all.arrived();
    }

    void segmented(ModelId model) {
        all.segmented(model);
    }

    void answered(StageTimes times) {
        all.answered(times);
        count(times.totalNanos());
    }

    private synchronized void count(long serverNanos) {
        recentNanos[(int) (pictures % RECENT)] = serverNanos;
        pictures++;
    }

    void refused(RejectionReason reason) {
        all.refused(reason);
        count(reason);
    }

    private synchronized void count(RejectionReason reason) {
        refusals.merge(reason, 1L, Long::sum);
    }

    /** How many frames were refused, by reason. */
    synchronized Map<RejectionReason, Long> refusals() {
        return new EnumMap<>(refusals);
    }

    synchronized Snapshot snapshot() {
        int count = (int) Math.min(pictures, RECENT);
        long[] sorted = Arrays.copyOf(recentNanos, count);
        Arrays.sort(sorted);
        long p95 = count == 0 ? 0 : sorted[Math.min(count - 1, (int) (count * 0.95))];
        long superseded = refusals.getOrDefault(RejectionReason.SUPERSEDED, 0L);
        long all = refusals.values().stream().mapToLong(Long::longValue).sum();
        return new Snapshot(pictures, superseded, all - superseded, Duration.ofNanos(p95));
    }
}
