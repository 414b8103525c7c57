package app.selfie.sharing.web;

import app.selfie.sharing.OpenShareLink;
import app.selfie.sharing.ShareKey;
import app.selfie.sharing.ShareLinkService;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The one way from a stranger's address to a link: within the limits, and the same for all that opens nothing. */
@Component
class StrangerLinks {

    private final ShareLinkService links;
    private final StrangerLimits limits;
    private final ShareAccess access;

    StrangerLinks(ShareLinkService links, StrangerLimits limits, ShareAccess access) {
        this.links = links;
        this.limits = limits;
        this.access = access;
    }

    /**
     * The good link of that key, which may ask for a password still.
     *
     * @throws NotThereException if there is none
     * @throws TooManyRequestsException if the network asks too often
     */
    OpenShareLink find(HttpServletRequest request, String key) {
        String network = StrangerLimits.networkOf(request);
        limits.request(network);
        Optional<OpenShareLink> link = links.find(new ShareKey(key));
        if (link.isEmpty()) {
            limits.missed(network);
        }
        return link.orElseThrow(NotThereException::new);
    }

    /**
     * The good link of that key, if the request's word is good for its pictures.
     *
     * @throws NotThereException if there is none, or it asks for a password first
     * @throws TooManyRequestsException if the network asks too often
     */
    OpenShareLink unlocked(HttpServletRequest request, String key) {
        OpenShareLink link = find(request, key);
        if (!access.isGood(link, request.getParameter(StrangerPage.ACCESS))) {
            throw new NotThereException();
        }
        return link;
    }
}
