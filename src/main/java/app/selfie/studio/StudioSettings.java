package app.selfie.studio;

import app.selfie.segmentation.ModelId;
import app.selfie.stills.Recipe;
import app.selfie.streaming.StreamSettings;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What a person has set in the studio; kept per user.
 *
 * @param hud whether the figures are shown over the picture
 * @param resolution of the camera, as in 640x480
 */
record StudioSettings(
        ModelId model,
        BackdropSettings backdrop,
        AppearanceSettings look,
        boolean hud,
        String resolution,
        ShutterSettings shutter,
        BodySettings body) {

    private static final Pattern RESOLUTION = Pattern.compile("[1-9][0-9]{2,3}x[1-9][0-9]{2,3}");

    StudioSettings {
        if (!RESOLUTION.matcher(resolution).matches()) {
            throw new IllegalArgumentException(
                    "a resolution is like 640x480, had " + resolution.length() + " characters");
        }
    }

    /** What a newcomer sees: themselves, as in a mirror, in front of the Great Wall. */
    static StudioSettings firstTime(ModelId model) {
        return new StudioSettings(
                model,
                BackdropSettings.FIRST,
                AppearanceSettings.FIRST,
                false,
                "640x480",
                ShutterSettings.FIRST,
                BodySettings.FIRST);
    }

    StreamSettings toStream() {
        return new StreamSettings(
                model, backdrop.choice(), look.edge(), look.steadinessPercent() / 100f, body.effect(), body.skeleton());
    }

    StudioSettings with(ModelId other) {
        return new StudioSettings(other, backdrop, look, hud, resolution, shutter, body);
    }

    StudioSettings with(BackdropSettings other) {
        return new StudioSettings(model, other, look, hud, resolution, shutter, body);
    }

    StudioSettings with(AppearanceSettings other) {
        return new StudioSettings(model, backdrop, other, hud, resolution, shutter, body);
    }

    StudioSettings withHud(boolean other) {
        return new StudioSettings(model, backdrop, look, other, resolution, shutter, body);
    }

    StudioSettings withResolution(String other) {
        return new StudioSettings(model, backdrop, look, hud, other, shutter, body);
    }

    StudioSettings with(ShutterSettings other) {
        return new StudioSettings(model, backdrop, look, hud, resolution, other, body);
    }

    StudioSettings with(BodySettings other) {
        return new StudioSettings(model, backdrop, look, hud, resolution, shutter, other);
    }

    /**
     * How a still is made now; its time is when its frame arrives.
     *
     * @param runnable the model that serves, which is another one while the wanted one is not installed
     * @param source of the frame: a photo is as it was taken, whatever the mirror says
     */
    Recipe toRecipe(ModelId runnable, CameraSource source) {
        boolean mirrored = look.mirrored() && source != CameraSource.PHOTO && !shutter.asOthersSee();
        return new Recipe(backdrop.choice(), mirrored, look.edge(), runnable, Instant.EPOCH);
    }
}
