package app.selfie.sharing.web;

import app.selfie.sharing.OpenShareLink;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets whoever typed a link's password at its pictures for an hour: by a word in the pictures' addresses, as there is no
 * cookie. It is signed with the stored hash of the password, so every process can check it, and it is worth nothing for any
 * other link.
 */
@Component
class ShareAccess {

    private static final Duration LASTS = Duration.ofHours(1);

    private static final Pattern WORD = Pattern.compile("(\\d{1,12})\\.([A-Za-z0-9_-]{43})");

    private static final String ALGORITHM = "HmacSHA256";

    private final InstantSource clock;

    ShareAccess(InstantSource clock) {
        this.clock = clock;
    }

    /** What goes behind the addresses of the link's pictures; empty where it asks for no password. */
    String grant(OpenShareLink link) {
        String hash = link.passwordHash();
        if (hash == null) {
            return "";
        }
        long until = clock.instant().plus(LASTS).getEpochSecond();
        return until + "." + sign(link, hash, until);
    }

    /** Whether the word was granted for this link and is still good; right for every word where it asks for no password. */
    boolean isGood(OpenShareLink link, @Nullable String word) {
        String hash = link.passwordHash();
        if (hash == null) {
            return true;
        }
        if (word == null) {
            return false;
        }
        Matcher parts = WORD.matcher(word);
        if (!parts.matches()) {
            return false;
        }
        long until = Long.parseLong(parts.group(1));
        return clock.instant().getEpochSecond() < until && isSame(sign(link, hash, until), parts.group(2));
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String sign(OpenShareLink link, String hash, long until) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(hash.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] signature = mac.doFinal((link.id() + " " + until).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
