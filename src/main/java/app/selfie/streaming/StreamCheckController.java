package app.selfie.streaming;

import app.selfie.http.SameOrigin;
import app.selfie.http.SocketValve;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a page why its stream's socket did not open, which the browser keeps from it. Open to everybody; it lies under the
 * socket's own address, so that a proxy treats both alike.
 *
 * <p>{@code GET /stream/check?origin=https://studio.example}, with the page's own {@code location.origin}, answers
 * {@code {"reason": "...", "expected": "...", "found": "...", "run": "..."}} with one of the reasons
 *
 * <ul>
 *   <li>{@code ok}: the last try was good here; whatever broke it off is on the way
 *   <li>{@code signed-out}: nobody is signed in
 *   <li>{@code origin}: the page is taken for a foreign one; mostly a proxy that does not pass {@code Host}
 *   <li>{@code upgrade-missing}: the handshake came as a plain request; a proxy that passes no WebSockets
 *   <li>{@code unseen}: no handshake of this session arrived within the last minute; something on the way blocks WebSockets
 *   <li>{@code host} (status 421): the name is not one of {@code selfie.allowed-hosts}
 *   <li>{@code too-many}: too many sockets are open from that network
 * </ul>
 */
@RestController
class StreamCheckController {

    /**
     * Why a socket did not open.
     *
     * @param reason one of the words above
     * @param expected what would have been right; may be empty
     * @param found what came; may be empty
     * @param run the {@link ServerRun} that answers
     */
    record Check(String reason, String expected, String found, String run) {}

    private final ServerRun run;

    StreamCheckController(ServerRun run) {
        this.run = run;
    }

    @GetMapping("/stream/check")
    ResponseEntity<Check> check(HttpServletRequest request, @RequestParam(defaultValue = "") String origin) {
        HandshakeOutcome outcome = outcome(request, origin);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Check(outcome.reason(), outcome.expected(), outcome.found(), run.id()));
    }

    private static HandshakeOutcome outcome(HttpServletRequest request, String origin) {
        if (request.getUserPrincipal() == null) {
            return HandshakeOutcome.signedOut();
        }
        int most = SocketValve.limitReached(request);
        if (most > 0) {
            return HandshakeOutcome.tooMany(most);
        }
        HttpSession session = request.getSession(false);
        Optional<HandshakeOutcome> last = session == null
                ? Optional.empty()
                : Optional.ofNullable((HandshakeOutcome) session.getAttribute(HandshakeOutcome.ATTRIBUTE))
                        .filter(HandshakeOutcome::isRecent);
        if (last.isPresent()) {
            return last.get();
        }
        SameOrigin page = SameOrigin.of(request, origin.isEmpty() ? null : origin);
        return origin.isEmpty() || page.isOurs() ? HandshakeOutcome.unseen() : HandshakeOutcome.foreign(page);
    }
}
