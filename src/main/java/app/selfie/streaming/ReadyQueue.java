package app.selfie.streaming;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The streams that have a frame to be worked on, each at most once, served first come, first served: a stream that is
 * done goes to the end. So a greedy client gets no more turns than a modest one, and the queue is never longer than there
 * are streams.
 */
final class ReadyQueue {

    private final BlockingQueue<LiveStream> queue = new LinkedBlockingQueue<>();

    void add(LiveStream stream) {
        queue.add(stream);
    }

    /** How many streams wait for a worker now. */
    int waiting() {
        return queue.size();
    }

    LiveStream next() throws InterruptedException {
        return queue.take();
    }
}
