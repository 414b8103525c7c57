package app.selfie.stills;

/**
 * What a still's picture is made of, as encoded files. Nobody modifies the arrays.
 *
 * @param original as in {@link Still}
 * @param matte as in {@link Still}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, compared by nobody
public record StillLayers(byte[] original, byte[] matte) {}
