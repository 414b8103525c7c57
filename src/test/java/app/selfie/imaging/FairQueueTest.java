package app.selfie.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FairQueueTest {

    private final FairQueue<String, String> queue = new FairQueue<>();

    @Test
    void peopleTakeTurns() {
        List.of("1", "2", "3", "4").forEach(job -> queue.add("ada", job));
        queue.add("bob", "b1");
        queue.add("cem", "c1");
        queue.add("bob", "b2");

        assertThat(all()).containsExactly("1", "b1", "c1", "2", "b2", "3", "4");
        assertThat(queue.size()).isZero();
    }

    @Test
    void whoWaitsForMostMakesRoomForWhoWaitsForLittle() {
        List.of("1", "2", "3").forEach(job -> queue.add("ada", job));
        queue.add("bob", "b1");

        assertThat(queue.dropFor("cem")).contains("3");
        assertThat(queue.size()).isEqualTo(3);
        assertThat(queue.dropFor("bob")).as("as many as ada then").isEmpty();
        assertThat(queue.dropFor("cem")).contains("2");
        assertThat(queue.dropFor("cem")).as("one is left to each").isEmpty();
        assertThat(all()).containsExactly("1", "b1");
    }

    @Test
    void whatWaitsCanBeTakenBackOnce() {
        queue.add("ada", "1");

        assertThat(queue.remove("bob", "1")).isFalse();
        assertThat(queue.remove("ada", "1")).isTrue();
        assertThat(queue.remove("ada", "1")).isFalse();
        assertThat(queue.poll()).isEmpty();
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        for (Optional<String> next = queue.poll(); next.isPresent(); next = queue.poll()) {
            all.add(next.get());
        }
        return all;
    }
}
