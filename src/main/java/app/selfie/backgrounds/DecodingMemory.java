package app.selfie.backgrounds;

import app.selfie.imaging.PictureDecoder;
import app.selfie.imaging.PictureFile;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a picture may take outside of the heap while it is decoded. A container that is too full is killed with everybody in
 * it, so on a small server a large picture is refused instead (decision 0024).
 *
 * @param freeBytes what is left beside the heap at its largest and all else
 */
record DecodingMemory(long freeBytes) {

    private static final Logger LOG = LoggerFactory.getLogger(DecodingMemory.class);

    private static final long MEGABYTE = 1 << 20;

    /** Code, classes, threads and the product's own networks, measured as 270 MB, and the buffers of four streams. */
    private static final long ALL_ELSE_BYTES = 320 * MEGABYTE;

    /** Enough for every JPEG file from a camera, as those are decoded at a fraction of their size. */
    private static final long MIN_BYTES = 64 * MEGABYTE;

    /** Of this process: its container's memory, or the machine's where there is no limit. Says so in the log. */
    static DecodingMemory here() {
        long all =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        long heap = Runtime.getRuntime().maxMemory();
        DecodingMemory memory = of(all, heap);
        if (memory.freeBytes < PictureDecoder.MAX_BYTES) {
            LOG.warn(
                    "{} MB of memory, {} MB of them for the heap: pictures that need more than {} MB while they are read will"
                            + " be refused, such as PNG of more than {} million pixels; all would fit into {} MB",
                    all / MEGABYTE,
                    heap / MEGABYTE,
                    memory.freeBytes / MEGABYTE,
                    memory.freeBytes / 3_000_000,
                    (heap + ALL_ELSE_BYTES + PictureDecoder.MAX_BYTES) / MEGABYTE);
        }
        return memory;
    }

    static DecodingMemory of(long allBytes, long heapBytes) {
        return new DecodingMemory(Math.max(MIN_BYTES, allBytes - heapBytes - ALL_ELSE_BYTES));
    }

    boolean fits(PictureFile.Decodable file) {
        return PictureDecoder.bytesFor(file) <= freeBytes;
    }
}
