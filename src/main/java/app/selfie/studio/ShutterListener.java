package app.selfie.studio;

import app.selfie.accounts.UserId;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.SelfieId;
import app.selfie.gallery.SelfieSharing;
import app.selfie.stills.PendingStills;
import app.selfie.stills.StillId;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import java.util.List;

/** What the shutter's element asks for, done for the person whose session it is. */
@SpringComponent
@VaadinSessionScope
class ShutterListener implements SelfieShutter.Wishes {

    private final StudioSession session;
    private final StillSaver keeper;
    private final PendingStills pending;
    private final Gallery gallery;
    private final SelfieSharing sharing;

    ShutterListener(
            StudioSession session, StillSaver keeper, PendingStills pending, Gallery gallery, SelfieSharing sharing) {
        this.session = session;
        this.keeper = keeper;
        this.pending = pending;
        this.gallery = gallery;
        this.sharing = sharing;
    }

    @Override
    public String newTicket(CameraSource source) {
        return session.newStillTicket(source);
    }

    @Override
    public SelfieShutter.Keeper keeper() {
        UserId owner = session.user();
        boolean keepOriginal = session.settings().shutter().keepOriginal();
        return stills -> keeper.keep(owner, stills, keepOriginal);
    }

    @Override
    public void discard(List<StillId> stills) {
        UserId owner = session.user();
        stills.forEach(still -> pending.discard(owner, still));
    }

    @Override
    public void trash(List<SelfieId> selfies) {
        int _ = gallery.trash(session.user(), selfies);
    }

    @Override
    public void share(List<SelfieId> selfies) {
        sharing.share(session.user(), selfies);
    }

    @Override
    public void sendToPhone(List<SelfieId> selfies) {
        sharing.sendToPhone(session.user(), selfies);
    }
}
