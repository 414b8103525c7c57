package app.selfie.accounts;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.RememberMeAuthenticationToken;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** What became of the tries to sign in, since the start of this process. */
@Component
class SignInMetrics {

    private final Counter signedIn;
    private final Counter remembered;
    private final Counter wrong;
    private final Counter limited;
    private final Counter busy;
    private final Counter unavailable;
    private final Counter limit;

    SignInMetrics(MeterRegistry registry) {
        signedIn = counter(registry, "signed-in");
        remembered = counter(registry, "remembered");
        wrong = counter(registry, "wrong");
        limited = counter(registry, "limited");
        busy = counter(registry, "busy");
        unavailable = counter(registry, "unavailable");
        limit = Counter.builder("selfie.limits.hit")
                .description("What was refused because somebody had as much as anybody may have")
                .tag("limit", "sign-ins")
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("selfie.sign.ins")
                .description("Tries to sign in, and devices that were recognised")
                .tag("outcome", outcome)
                .register(registry);
    }

    @EventListener
    void succeeded(InteractiveAuthenticationSuccessEvent event) {
        (event.getAuthentication() instanceof RememberMeAuthenticationToken ? remembered : signedIn).increment();
    }

    void failed(AuthenticationException failure) {
        if (failure instanceof TooManyTries) {
            limit.increment();
        }
        (switch (failure) {
                    case TooManyTries _ -> limited;
                    case HashingBusy _ -> busy;
                    case AuthenticationServiceException _ -> unavailable;
                    default -> wrong;
                })
                .increment();
    }
}
