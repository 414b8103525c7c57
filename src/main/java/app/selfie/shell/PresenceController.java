package app.selfie.shell;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a page whether its session is still there, of which it learns nothing else until somebody clicks. Open to everybody;
 * begins no session. Its ending says that it is no page, of which a network may ask for so many a second.
 */
@RestController
class PresenceController {

    static final String PATH = "/presence.json";

    /**
     * Who asks.
     *
     * @param signedIn whether somebody is signed in
     * @param mark the {@link SessionMark} of the session; empty without one
     */
    record Presence(boolean signedIn, String mark) {}

    @GetMapping(PATH)
    ResponseEntity<Presence> presence(HttpServletRequest request) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Presence(request.getUserPrincipal() != null, SessionMark.of(request.getSession(false))));
    }
}
