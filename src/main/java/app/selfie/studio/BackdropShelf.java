package app.selfie.studio;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.Background;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.backgrounds.OwnBackgrounds;
import app.selfie.backgrounds.ui.FramingDialog;
import app.selfie.backgrounds.ui.OwnBackgroundsDialog;
import com.vaadin.flow.signals.Signal;
import java.util.List;

/**
 * What one person's picker has to choose from, and what they can do with their own.
 *
 * @param frameRatio width by height of the live picture, for whose shape pictures are framed; above 0
 */
record BackdropShelf(Backgrounds backgrounds, OwnBackgrounds own, UserId owner, Signal<Double> frameRatio) {

    List<Background> all() {
        return backgrounds.all(owner);
    }

    /** Opens the dialog in which pictures are brought along. */
    void open(OwnBackgroundsDialog.Page page) {
        new OwnBackgroundsDialog(own, owner, frameRatio, page).open();
    }

    /** Opens the dialog in which one of the person's own is framed. */
    void openFraming(Background.Own background, Runnable changed) {
        own.find(owner, background.id())
                .ifPresent(now -> new FramingDialog(now, frameRatio, framing -> {
                            own.frame(owner, now.id(), framing);
                            changed.run();
                        })
                        .open());
    }
}
