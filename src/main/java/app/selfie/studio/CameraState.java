package app.selfie.studio;

/**
 * What the camera element says of itself; the states and problems are {@code selfie-camera.ts}'s.
 *
 * @param state idle, asking, connecting, live, paused, refused, reconnecting or ended
 * @param problem why it is refused or reconnecting; empty where there is none
 * @param debugInfo for the log only
 */
record CameraState(String state, String problem, int widthPx, int heightPx, String debugInfo) {}
