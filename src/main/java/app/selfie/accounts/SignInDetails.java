package app.selfie.accounts;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Where a sign-in comes from: the address, and which remembered device it says it is. */
final class SignInDetails extends WebAuthenticationDetails {

    private final String device;

    /** @param device what the device is known by, not yet looked up; empty if the request named none */
    SignInDetails(HttpServletRequest request, String device) {
        super(request);
        this.device = device;
    }

    String device() {
        return device;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other) && other instanceof SignInDetails details && details.device.equals(device);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + device.hashCode();
    }
}
