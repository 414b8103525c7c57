package app.selfie.backgrounds;

import app.selfie.imaging.ImageSize;
import java.time.Instant;

/** A background one can pick. */
public sealed interface Background {

    BackgroundId id();

    /**
     * A scene that comes with the product.
     *
     * @param id also its message key: {@code background.<id>} names it
     */
    record BuiltIn(BackgroundId id) implements Background {}

    /**
     * A picture that somebody brought along; nobody else ever gets it.
     *
     * @param name as its owner calls it, see {@link BackgroundName}
     * @param size of the kept picture, upright
     * @param framing which part of it is shown
     * @param revision changes with the framing; together with the id it names one look for good
     * @param bytes that it takes in the store
     */
    record Own(
            BackgroundId id,
            BackgroundName name,
            ImageSize size,
            Framing framing,
            int revision,
            long bytes,
            Instant addedAt)
            implements Background {}
}
