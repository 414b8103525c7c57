package app.selfie.sharing.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What every answer to a stranger carries: nothing of it is found, kept, framed, or told to the next site. */
final class StrangerHeaders {

    private static final String CONTENT_POLICY = "default-src 'none'; img-src 'self' data:; style-src 'sha256-"
            + sha256(StrangerPage.STYLE) + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private StrangerHeaders() {}

    static void write(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        response.setHeader("Cache-Control", "no-store");
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
