package app.selfie.studio;

/** Checks the whole percentages that sliders give. */
final class Percent {

    private Percent() {}

    /** @throws IllegalArgumentException naming {@code what} unless {@code value} is 0..100 */
    static void require(String what, int value) {
        if (value < 0 || value > 100) {
            throw new IllegalArgumentException(what + " is 0 to 100 percent, had " + value);
        }
    }
}
