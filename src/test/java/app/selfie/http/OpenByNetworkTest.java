package app.selfie.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenByNetworkTest {

    private final Set<Integer> closed = new HashSet<>();
    private final OpenByNetwork<Integer> open = new OpenByNetwork<>(thing -> !closed.contains(thing));

    @Test
    void eachNetworkHasRoomForSoMany() {
        assertThat(open.add("a", 1, 2)).isTrue();
        assertThat(open.add("a", 2, 2)).isTrue();
        assertThat(open.add("a", 3, 2)).isFalse();
        assertThat(open.isFull("a", 2)).isTrue();
        assertThat(open.add("b", 4, 2)).isTrue();
        assertThat(open.isFull("b", 2)).isFalse();
    }

    @Test
    void whatWasClosedMakesRoom() {
        open.add("a", 1, 1);
        closed.add(1);

        assertThat(open.isFull("a", 1)).isFalse();
        assertThat(open.add("a", 2, 1)).isTrue();
    }

    @Test
    void forgetsNetworksThatLeft() {
        for (int network = 0; network < 100_000; network++) {
            open.add("network " + network, network, 1);
            closed.add(network);
        }

        assertThat(open.networks()).isLessThan(2_000);
    }
}
