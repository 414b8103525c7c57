package app.selfie.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Refuses requests for a host that is none of this server's, with 421 and a reason that {@code /stream/check} gives too. */
final class HostValve extends ValveBase {

    private final AllowedHosts hosts;

    HostValve(AllowedHosts hosts) {
        super(true);
        this.hosts = hosts;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (response.isError() || hosts.admits(nameOf(request))) {
            getNext().invoke(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_MISDIRECTED_REQUEST);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write("{\"reason\":\"host\",\"expected\":\"\",\"found\":\"\"}");
    }

    private static String nameOf(Request request) {
        String name = request.getServerName();
        return name == null ? "" : name;
    }
}
