package app.selfie.accounts;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Addresses that an administrator sends to somebody, under the name by which the administrator came here. */
final class PeopleLinks {

    private PeopleLinks() {}

    /** The address of a page with one parameter, as the browser that sends the request would write it. */
    static String to(HttpServletRequest request, String route, String parameter, String value) {
        return ServletUriComponentsBuilder.fromContextPath(request)
                .path("/" + route)
                .queryParam(parameter, value)
                .build()
                .toUriString();
    }
}
