package app.selfie.http;

import java.util.Map;
import java.util.function.BiConsumer;

/** What browsers are told to refuse, with every answer. */
final class SecurityHeaders {

    /**
     * Vaadin's bootstrap and its server-sent calls need inline scripts and eval; what this still stops is every foreign
     * script, frame, form target and plugin. Canvas pictures are blobs and data addresses.
     */
    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; "
            + "font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; object-src 'none'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors ";

    /** What {@code frame-ancestors} says where no page of anybody's may show ours. */
    static final String NOBODY = "'none'";

    static final String OLD_FRAMES = "X-Frame-Options";

    /** For answers that are given before any setting is known. */
    static final SecurityHeaders STRICT = new SecurityHeaders(NOBODY);

    private static final String PERMISSIONS =
            "camera=(self), fullscreen=(self), microphone=(), geolocation=(), payment=(), usb=()";

    private static final Map<String, String> ALWAYS = Map.of(
            "Permissions-Policy", PERMISSIONS,
            // The origin still reaches our own pages, which the door's check of foreign sign-ins needs.
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "X-Content-Type-Options", "nosniff",
            "X-XSS-Protection", "0");

    private final String frameAncestors;

    /** @param frameAncestors whose pages may show ours inside theirs, as the header writes it */
    SecurityHeaders(String frameAncestors) {
        this.frameAncestors = frameAncestors;
    }

    /** Whether the older header, which knows no list, is sent, too. */
    boolean forbidsFrames() {
        return frameAncestors.equals(NOBODY);
    }

    /** @param secure whether the request came over TLS, and no later one shall come otherwise */
    void write(boolean secure, BiConsumer<String, String> header) {
        ALWAYS.forEach(header);
        header.accept("Content-Security-Policy", CONTENT_POLICY + frameAncestors);
        if (forbidsFrames()) {
            header.accept(OLD_FRAMES, "DENY");
        }
        if (secure) {
            header.accept("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
    }
}
