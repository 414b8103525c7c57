package app.selfie.studio;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.Background;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.backgrounds.OwnBackgrounds;
import app.selfie.backgrounds.ui.FramingDialog;
import app.selfie.backgrounds.ui.OwnBackgroundsDialog;
import app.selfie.imaging.ImageSize;
import java.util.List;

/**
 * What one person's picker has to choose from, and what they can do with their own.
 *
 * @param frame the size of the camera's frames, for whose proportions pictures are framed
 */
record BackdropShelf(Backgrounds backgrounds, OwnBackgrounds own, UserId owner, ImageSize frame) {

    /** @param resolution as in 640x480 */
    static ImageSize frameOf(String resolution) {
        String[] sides = resolution.split("x", 2);
        return new ImageSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }

    List<Background> all() {
        return backgrounds.all(owner);
    }

    /** Opens the dialog in which pictures are brought along. */
    void open(OwnBackgroundsDialog.Page page) {
        new OwnBackgroundsDialog(own, owner, frameRatio(), page).open();
    }

    /** Opens the dialog in which one of the person's own is framed. */
    void openFraming(Background.Own background, Runnable changed) {
        own.find(owner, background.id())
                .ifPresent(now -> new FramingDialog(now, frameRatio(), framing -> {
                            own.frame(owner, now.id(), framing);
                            changed.run();
                        })
                        .open());
    }

    private double frameRatio() {
        return (double) frame.widthPx() / frame.heightPx();
    }
}
