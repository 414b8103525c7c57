package app.selfie.imaging;

import java.time.Duration;

/**
 * How much a {@link RenderPool} takes at once.
 *
 * @param name of its threads
 * @param threads 1 or more
 * @param mostWaiting of all people, 0 or more
 * @param mostPerPerson in work, waiting, or rendered and not closed yet; 1 or more
 * @param patience how long a caller waits for their turn
 * @param share of each person in the pool's work, for as long as they ask without a pause
 */
public record RenderLimits(
        String name, int threads, int mostWaiting, int mostPerPerson, Duration patience, RenderShare share) {

    public RenderLimits {
        if (threads < 1 || mostWaiting < 0 || mostPerPerson < 1 || !patience.isPositive()) {
            throw new IllegalArgumentException("expected threads, people and patience, found " + threads + " threads, "
                    + mostWaiting + " waiting, " + mostPerPerson + " a person, " + patience);
        }
    }
}
