package app.selfie.bodypix;

/**
 * Where a joint is seen.
 *
 * @param score 0..1, how sure the network is that this joint is there
 * @param xPx in pixels of the picture from its left edge; may lie outside
 * @param yPx in pixels of the picture from its top edge; may lie outside
 */
public record Keypoint(Joint joint, double score, double xPx, double yPx) {}
