package app.selfie.models;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a server may send on to: to https anywhere, or to the same host without giving up https. */
final class Redirect {

    /** Official servers need none or one. */
    static final int MOST = 5;

    private Redirect() {}

    /**
     * The next address.
     *
     * @param location the header's value, absolute or relative to {@code from}
     * @throws DownloadException if this product does not follow there
     */
    static URI next(URI from, String location) throws DownloadException {
        if (location.isBlank()) {
            throw refused(from, "to nowhere", null);
        }
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw refused(from, "to something that is no address", e);
        }
        String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
        boolean sameHost = from.getHost().equalsIgnoreCase(to.getHost());
        boolean sameScheme = scheme.equals(from.getScheme().toLowerCase(Locale.ROOT));
        boolean followed = scheme.equals("https") || (scheme.equals("http") && sameHost && sameScheme);
        if (!followed || to.getHost() == null || to.getRawUserInfo() != null) {
            throw refused(from, "to " + to.getScheme() + "://" + Objects.requireNonNullElse(to.getHost(), ""), null);
        }
        return to;
    }

    static DownloadException refused(URI from, String where, @Nullable Throwable cause) {
        String detail = from + " sends on " + where + "; expected https, or the same host";
        return cause == null
                ? new DownloadException(DownloadProblem.BAD_REDIRECT, detail)
                : new DownloadException(DownloadProblem.BAD_REDIRECT, detail, cause);
    }
}
