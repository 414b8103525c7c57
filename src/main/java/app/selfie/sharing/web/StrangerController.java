package app.selfie.sharing.web;

import app.selfie.sharing.OpenShareLink;
import app.selfie.sharing.ShareLinkService;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page of a link, which may ask for a password first. */
@RestController
class StrangerController {

    static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final ShareLinkService links;
    private final StrangerLinks strangers;
    private final StrangerLimits limits;
    private final ShareAccess access;

    StrangerController(ShareLinkService links, StrangerLinks strangers, StrangerLimits limits, ShareAccess access) {
        this.links = links;
        this.strangers = strangers;
        this.limits = limits;
        this.access = access;
    }

    @GetMapping("/s/{key}")
    ResponseEntity<String> page(HttpServletRequest request, @PathVariable String key) {
        OpenShareLink link = strangers.find(request, key);
        return link.passwordHash() == null ? pictures(request, link, key) : form(request, HttpStatus.OK, "");
    }

    @PostMapping(path = "/s/{key}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> unlock(
            HttpServletRequest request, @PathVariable String key, @RequestParam(defaultValue = "") String password) {
        OpenShareLink link = strangers.find(request, key);
        String network = StrangerLimits.networkOf(request);
        StrangerTexts texts = StrangerTexts.of(request);
        Optional<Duration> wait = limits.password(network, link);
        if (wait.isPresent()) {
            throw new TooManyRequestsException(wait.get());
        }
        try {
            if (!links.isPassword(link, password)) {
                return form(request, HttpStatus.FORBIDDEN, texts.text("sharing.page.password.wrong"));
            }
        } catch (AuthenticationException unread) { // the server hashes as many as it may
            limits.wasNotRead(network, link);
            return form(request, HttpStatus.SERVICE_UNAVAILABLE, texts.text("sharing.page.busy"));
        }
        limits.wasRight(network, link);
        return pictures(request, link, key);
    }

    /** Whatever else is asked for, by whatever method, is looked for in the same way: no key has a slash. */
    @RequestMapping({"/s", "/s/**"})
    void nothing(HttpServletRequest request) {
        OpenShareLink _ = strangers.find(request, request.getRequestURI() + "/");
        throw new NotThereException();
    }

    private ResponseEntity<String> pictures(HttpServletRequest request, OpenShareLink link, String key) {
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            links.countOpening(link);
        }
        String page = StrangerPage.pictures(
                StrangerTexts.of(request), link, key, request.getRequestURL().toString(), access.grant(link));
        return answer(HttpStatus.OK).body(page);
    }

    private static ResponseEntity<String> form(HttpServletRequest request, HttpStatus status, String problem) {
        return answer(status).body(StrangerPage.password(StrangerTexts.of(request), problem));
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).contentType(HTML).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }
}
