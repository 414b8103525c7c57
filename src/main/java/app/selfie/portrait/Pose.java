package app.selfie.portrait;

/**
 * Where the drawn person is and what they are doing.
 *
 * @param centreX of the face, as a share of the picture's width, 0..1
 * @param scale height of the face as a share of the picture's height, 0.1 (far) to 0.6 (near)
 * @param phase where in the endless loop of swaying, waving and blinking, 0..1; 0 and 1 are the same
 */
public record Pose(double centreX, double scale, double phase) {

    /** A person at arm's length, a little left of the middle, with room for the waving hand. */
    public static final Pose AT_EASE = new Pose(0.44, 0.36, 0);

    public Pose {
        require("centreX", centreX, 0, 1);
        require("scale", scale, 0.1, 0.6);
        require("phase", phase, 0, 1);
    }

    private static void require(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", had " + value);
        }
    }

    /** This pose at another moment of the loop. */
    public Pose at(double newPhase) {
        return new Pose(centreX, scale, newPhase);
    }

    /** A sine of the phase that comes round {@code cycles} times in a loop. */
    double wave(int cycles, double offset) {
        return Math.sin(2 * Math.PI * (cycles * phase + offset));
    }

    /** How far the eyes are open, 0..1: two blinks in a loop. */
    double eyesOpen() {
        return 1 - Math.max(blink(0.32), blink(0.81));
    }

    private double blink(double when) {
        return Math.max(0, 1 - Math.abs(phase - when) / 0.02);
    }
}
