package app.selfie.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.function.BiConsumer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * What every answer carries and what none does: the security headers, even where it began anew as an error page, and no word
 * of the {@code Host} that a client made up.
 */
final class AnswerValve extends ValveBase {

    private final SecurityHeaders headers;

    AnswerValve(SecurityHeaders headers) {
        super(true);
        this.headers = headers;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        write(request, response, response::setHeader);
        getNext().invoke(request, response);
        if (!response.isCommitted()) {
            // An error page begins anew; what a page has said more strictly stays.
            write(request, response, (name, value) -> {
                if (response.getHeader(name) == null) {
                    response.setHeader(name, value);
                }
            });
            makeRelative(request, response);
        }
    }

    private void write(Request request, Response response, BiConsumer<String, String> header) {
        headers.write(request.isSecure(), header);
        if (!headers.forbidsFrames()) { // what was said before any setting was known
            response.getCoyoteResponse().getMimeHeaders().removeHeader(SecurityHeaders.OLD_FRAMES);
        }
    }

    /** A redirection to this server itself needs no host. */
    private static void makeRelative(Request request, Response response) {
        String location = response.getHeader("Location");
        if (location == null) {
            return;
        }
        String host = request.getHeader("Host");
        for (String authority : new String[] {
            host == null ? "" : host, request.getServerName(), request.getServerName() + ":" + request.getServerPort()
        }) {
            for (String scheme : new String[] {"http://", "https://"}) {
                String own = scheme + authority + "/";
                if (!authority.isEmpty() && location.regionMatches(true, 0, own, 0, own.length())) {
                    // One slash in front: two would lead to another host.
                    response.setHeader(
                            "Location", "/" + location.substring(own.length()).replaceFirst("^[/\\\\]+", ""));
                    return;
                }
            }
        }
    }
}
