package app.selfie.sharing.ui;

import app.selfie.accounts.UserId;
import app.selfie.gallery.SelfieId;
import app.selfie.gallery.SelfieSharing;
import app.selfie.sharing.ShareLinkService;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shares by links. */
@Component
class ShareDialogs implements SelfieSharing {

    private final ShareLinkService links;

    ShareDialogs(ShareLinkService links) {
        this.links = links;
    }

    @Override
    public void share(UserId owner, List<SelfieId> ids) {
        if (!ids.isEmpty()) {
            ShareDialog.asking(owner, ids, links).open();
        }
    }

    @Override
    public void sendToPhone(UserId owner, List<SelfieId> ids) {
        if (!ids.isEmpty()) {
            ShareDialog.toPhone(owner, ids, links).open();
        }
    }
}
