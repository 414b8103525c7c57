package app.selfie.segmentation;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;

/**
 * Finds the people in the frames of live streams: looks where a stream's {@link PersonTracker} expects them, and shows
 * nothing where nobody is. One per thread; keeps a mask for reuse and nothing of a stream. Not thread-safe.
 */
public final class PeopleFinder {

    private final SegmentationMask scoutMask = new SegmentationMask();

    /**
     * Looks at one frame.
     *
     * @param frame not modified
     * @param tracker the stream's; takes note of what is seen
     * @param nowNanos of a clock like {@link System#nanoTime()}, the same one throughout
     * @param out overwritten; all 0 where nobody is there
     * @throws SegmentationException if a network fails
     */
    public void find(
            Frame frame, PersonTracker tracker, PersonSegmenter segmenter, long nowNanos, SegmentationMask out) {
        ImageSize size = frame.size();
        segmenter.segment(frame, tracker.region(size), out);
        tracker.observe(out, nowNanos);
        if (tracker.isUnconfirmed()) {
            segmenter.segment(frame, tracker.region(size), out);
            tracker.observe(out, nowNanos);
        }
        if (!tracker.isSomebodyThere()) {
            out.clear();
        } else if (tracker.scoutDue(nowNanos)) {
            segmenter.segment(frame, size.whole(), scoutMask);
            tracker.scouted(scoutMask, nowNanos);
        }
    }
}
