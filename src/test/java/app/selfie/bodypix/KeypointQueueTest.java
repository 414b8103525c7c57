package app.selfie.bodypix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeypointQueueTest {

    private static BodyPixOutputs grid(int width, int height, float logit) {
        BodyPixOutputs outputs = new BodyPixOutputs();
        outputs.reset(height, width);
        Arrays.fill(outputs.heatmaps(), logit);
        return outputs;
    }

    @Test
    void givesLocalMaximaOnlyTheStrongestFirst() {
        BodyPixOutputs outputs = grid(9, 7, 0);
        Random random = new Random(5);
        for (int i = 0; i < 9 * 7 * Joint.COUNT; i++) {
            outputs.heatmaps()[i] = random.nextFloat() * 4 - 2;
        }
        KeypointQueue queue = new KeypointQueue();
        queue.fill(outputs, 0.6);
        List<Float> scores = new ArrayList<>();
        List<Integer> entries = new ArrayList<>();
        while (!queue.isEmpty()) {
            entries.add(queue.poll());
            scores.add(queue.score());
        }
        assertThat(scores).isNotEmpty().isSortedAccordingTo((a, b) -> Float.compare(b, a));
        assertThat(entries).containsExactlyInAnyOrderElementsOf(naiveMaxima(outputs, 0.6));
    }

    private static List<Integer> naiveMaxima(BodyPixOutputs outputs, double threshold) {
        List<Integer> maxima = new ArrayList<>();
        for (int i = 0; i < outputs.width() * outputs.height() * Joint.COUNT; i++) {
            int x = i / Joint.COUNT % outputs.width();
            int y = i / Joint.COUNT / outputs.width();
            float mine = Sigmoid.of(outputs.heatmaps()[i]);
            boolean most = mine >= threshold;
            for (int other = i % Joint.COUNT;
                    other < outputs.width() * outputs.height() * Joint.COUNT;
                    other += Joint.COUNT) {
                int otherX = other / Joint.COUNT % outputs.width();
                int otherY = other / Joint.COUNT / outputs.width();
                if (Math.abs(otherX - x) <= 1 && Math.abs(otherY - y) <= 1) {
                    most &= Sigmoid.of(outputs.heatmaps()[other]) <= mine;
                }
            }
            if (most) {
                maxima.add(i);
            }
        }
        return maxima;
    }

    @Test
    void takesTheThresholdItself() {
        BodyPixOutputs outputs = grid(1, 1, -9);
        outputs.heatmaps()[3] = 0;
        KeypointQueue queue = new KeypointQueue();
        queue.fill(outputs, 0.5);
        assertThat(queue.poll()).isEqualTo(3);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void takesBothOfTwoEqualNeighbours() {
        BodyPixOutputs outputs = grid(2, 1, -9);
        outputs.heatmaps()[0] = 20; // so sure that both scores are 1 in single precision
        outputs.heatmaps()[Joint.COUNT] = 21;
        KeypointQueue queue = new KeypointQueue();
        queue.fill(outputs, 0.5);
        assertThat(List.of(queue.poll(), queue.poll())).containsExactlyInAnyOrder(0, Joint.COUNT);
    }
}
