package app.selfie.storage;

/**
 * How much somebody keeps, and how much they may.
 *
 * @param usedBytes 0 or more; above the quota where the quota was lowered since
 * @param quotaBytes 0 or more
 */
public record StorageUse(long usedBytes, long quotaBytes) {

    /** What may still be kept, 0 or more. */
    public long freeBytes() {
        return Math.max(0, quotaBytes - usedBytes);
    }
}
