package app.selfie.stills;

import app.selfie.accounts.UserId;
import java.util.HashMap;
import java.util.Map;

/** Memory that files of many people share, of which nobody has more than their share. Thread-safe. */
final class MemoryBudget {

    private final long mostBytes;
    private final long mostPerPerson;

    /** Guarded by this, as is the other. */
    private final Map<UserId, Long> perPerson = new HashMap<>();

    private long usedBytes;

    /**
     * @param mostBytes of all people together
     * @param mostPerPerson at most {@code mostBytes}
     */
    MemoryBudget(long mostBytes, long mostPerPerson) {
        this.mostBytes = mostBytes;
        this.mostPerPerson = mostPerPerson;
    }

    /** Counts so many bytes more as the person's; false if there is no room for them, and then nothing is counted. */
    synchronized boolean reserve(UserId person, long bytes) {
        long theirs = perPerson.getOrDefault(person, 0L) + bytes;
        if (theirs > mostPerPerson || usedBytes + bytes > mostBytes) {
            return false;
        }
        perPerson.put(person, theirs);
        usedBytes += bytes;
        return true;
    }

    /** @param bytes of those that were reserved for the person */
    synchronized void release(UserId person, long bytes) {
        usedBytes -= bytes;
        perPerson.computeIfPresent(person, (_, theirs) -> theirs <= bytes ? null : theirs - bytes);
    }

    /** Bytes that are not reserved. */
    synchronized long freeBytes() {
        return mostBytes - usedBytes;
    }
}
