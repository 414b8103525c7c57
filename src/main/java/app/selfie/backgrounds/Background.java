package app.selfie.backgrounds;

/**
 * A background one can pick.
 *
 * @param id also its message key: {@code background.<id>} names it
 */
public record Background(BackgroundId id) {}
