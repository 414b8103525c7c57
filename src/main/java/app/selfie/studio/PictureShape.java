package app.selfie.studio;

import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;

/**
 * The shape of the live picture, width by height: as the camera films now, or as it is asked to where it does not yet. A
 * phone held upright films upright, whatever it is asked for.
 */
final class PictureShape {

    private final ValueSignal<Double> ratio;
    private boolean filmed;

    /** @param resolution as in 640x480 */
    PictureShape(String resolution) {
        ratio = new ValueSignal<>(ratioOf(resolution));
    }

    /** Above 0; changes while the camera or the phone is turned. */
    Signal<Double> ratio() {
        return ratio.asReadonly();
    }

    void became(CameraState camera) {
        if (camera.widthPx() > 0 && camera.heightPx() > 0) {
            filmed = true;
            ratio.set((double) camera.widthPx() / camera.heightPx());
        }
    }

    /** The camera is asked for another resolution; what it gives is told by its next state. */
    void asked(String resolution) {
        if (!filmed) {
            ratio.set(ratioOf(resolution));
        }
    }

    private static double ratioOf(String resolution) {
        String[] sides = resolution.split("x", 2);
        return (double) Integer.parseInt(sides[0]) / Integer.parseInt(sides[1]);
    }
}
