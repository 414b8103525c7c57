package app.selfie.studio;

/**
 * A camera of the browser's machine.
 *
 * @param id the browser's own id, opaque
 * @param label the camera's name; empty before the permission is given
 */
record CameraDevice(String id, String label) {}
