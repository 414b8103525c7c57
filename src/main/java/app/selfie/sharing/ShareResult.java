package app.selfie.sharing;

/** What became of the wish for a link. */
public sealed interface ShareResult {

    /**
     * There it is.
     *
     * @param key which is not to be had again
     */
    record Made(ShareLink link, ShareKey key) implements ShareResult {}

    /** The owner has as many links as one may have: {@code most}. */
    record TooManyLinks(int most) implements ShareResult {}

    /** A link shows no more than {@code most}. */
    record TooManySelfies(int most) implements ShareResult {}

    /** Nothing of what was to be shared is there any more. */
    record Gone() implements ShareResult {}
}
