package app.selfie.bodypix;

/**
 * The local maxima of the 17 keypoint maps, the strongest first: a binary heap in arrays. Equal scores leave it in the
 * order that the original's heap gives them, which is why {@link java.util.PriorityQueue} does not do.
 */
final class KeypointQueue {

    /** Lets no score pass by whose logit lies a rounding error below the threshold's. */
    private static final double ROUNDING = 1e-3;

    /** Heap from index 1 on: the children of entry n are 2n and 2n + 1. */
    private int[] entries = new int[1];

    private float[] scores = new float[1];
    private int size;
    private float polled;

    /** Empties the queue and fills it with every value that is at least the threshold and at least all its neighbours. */
    void fill(BodyPixOutputs outputs, double threshold) {
        int width = outputs.width();
        int height = outputs.height();
        int values = width * height * Joint.COUNT;
        if (entries.length <= values) {
            entries = new int[values + 1];
            scores = new float[values + 1];
        }
        size = 0;
        float[] heatmaps = outputs.heatmaps();
        double leastLogit = Sigmoid.logit(threshold) - ROUNDING;
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int joint = 0; joint < Joint.COUNT; joint++) {
                    float logit = heatmaps[at];
                    if (logit >= leastLogit) {
                        float score = Sigmoid.of(logit);
                        if (score >= threshold && isLocalMaximum(heatmaps, width, height, x, y, joint, logit, score)) {
                            add(at, score);
                        }
                    }
                    at++;
                }
            }
        }
    }

    private static boolean isLocalMaximum(
            float[] heatmaps, int width, int height, int x, int y, int joint, float logit, float score) {
        for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
            for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
                float other = heatmaps[(row * width + column) * Joint.COUNT + joint];
                // Two great logits may have the same score; then both are maxima.
                if (other > logit && Sigmoid.of(other) > score) {
                    return false;
                }
            }
        }
        return true;
    }

    private void add(int entry, float score) {
        size++;
        int at = size;
        while (at > 1 && scores[at / 2] < score) {
            move(at / 2, at);
            at /= 2;
        }
        entries[at] = entry;
        scores[at] = score;
    }

    private void move(int from, int to) {
        entries[to] = entries[from];
        scores[to] = scores[from];
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Takes the strongest entry away: {@code (row * width + column) * 17 + joint}. Its score is {@link #score} then. */
    int poll() {
        int top = entries[1];
        polled = scores[1];
        int entry = entries[size];
        float score = scores[size];
        size--;
        int at = 1;
        while (2 * at <= size) {
            int child = 2 * at;
            if (child < size && scores[child] < scores[child + 1]) {
                child++;
            }
            if (score >= scores[child]) {
                break;
            }
            move(child, at);
            at = child;
        }
        entries[at] = entry;
        scores[at] = score;
        return top;
    }

    /** The score of the entry polled last, 0..1. */
    float score() {
        return polled;
    }
}
