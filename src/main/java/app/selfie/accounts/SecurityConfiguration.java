package app.selfie.accounts;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.RememberMeAuthenticationProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.CacheControlConfig;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Who may see which address: the door and what it is painted with are open, everything else needs a sign-in. */
@Configuration
class SecurityConfiguration {

    /**
     * Vaadin's bootstrap and its server-sent calls need inline scripts and eval; what this still stops is every foreign
     * script, frame, form target and plugin. Canvas pictures are blobs and data addresses.
     */
    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; "
            + "font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; object-src 'none'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** What Spring Security says for every page; a controller that says something else has the last word. */
    private static final String UNKEPT = "no-cache, no-store, max-age=0, must-revalidate";

    private static final String PERMISSIONS =
            "camera=(self), fullscreen=(self), microphone=(), geolocation=(), payment=(), usb=()";

    /**
     * Where a page's script sends pictures to. A one-time ticket and the page's origin, both demanded there, take the
     * place of a CSRF token, and a script has no use for the sign-in page: it gets a plain 401.
     */
    private static final String STILLS = "/stills";

    @Bean
    RememberMe rememberMe(
            RememberedDevices devices,
            AccountDetails accounts,
            OpenSessions sessions,
            AccountsSettings settings,
            CookieNames names) {
        return new RememberMe(devices, accounts, sessions, settings, names);
    }

    /** The only two ways in. A further manager behind them would check passwords without the limits. */
    @Bean
    AuthenticationManager authenticationManager(
            AccountDetails details,
            AccountRepository accounts,
            RememberedDevices devices,
            PasswordEncoder encoder,
            AccountsSettings settings,
            InstantSource clock,
            RememberMe rememberMe) {
        return new ProviderManager(
                new ThrottledSignIn(details, accounts, devices, encoder, settings, clock),
                new RememberMeAuthenticationProvider(rememberMe.getKey()));
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            AuthenticationManager manager,
            RememberMe rememberMe,
            RememberedDevices devices,
            OpenSessions open,
            AccountRepository accounts) {
        http.setSharedObject(RequestCache.class, pagesOnly());
        http.authenticationManager(manager);
        http.addFilterBefore(new SameOriginSignIn(), UsernamePasswordAuthenticationFilter.class);
        http.addFilterAfter(new StillSignedIn(accounts, devices, rememberMe), SecurityContextHolderFilter.class);
        http.rememberMe(configurer -> configurer.rememberMeServices(rememberMe).key(rememberMe.getKey()));
        http.sessionManagement(sessions ->
                sessions.sessionAuthenticationStrategy(new SessionAtSignIn(open, rememberMe, devices)));
        http.headers(SecurityConfiguration::harden);
        PathPatternRequestMatcher.Builder addresses = PathPatternRequestMatcher.withDefaults();
        http.csrf(csrf -> csrf.ignoringRequestMatchers(addresses.matcher(HttpMethod.POST, STILLS)));
        http.exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), addresses.matcher(STILLS + "/**")));
        http.authorizeHttpRequests(
                requests -> requests.requestMatchers("/page-closed").permitAll()); // on either side of the door
        // An error page for a request that was refused is not refused, too.
        http.authorizeHttpRequests(requests ->
                requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll());
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.loginView(LoginView.class)
                        .defaultSuccessUrl("/studio")
                        .anyRequest(AuthorizedUrl::authenticated));
        http.formLogin(form -> form.failureHandler(new SignInFailure())
                .authenticationDetailsSource(request -> new SignInDetails(request, rememberMe.deviceOf(request))));
        return http.build();
    }

    private static void harden(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                // The origin still reaches our own pages, which the door's check of foreign sign-ins needs.
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                // Spring's own adds two old headers, which a picture that may be kept could not take back.
                .cacheControl(CacheControlConfig::disable)
                .addHeaderWriter(new StaticHeadersWriter("Cache-Control", UNKEPT))
                .withObjectPostProcessor(new ObjectPostProcessor<HeaderWriterFilter>() {
                    @Override
                    public <O extends HeaderWriterFilter> O postProcess(O filter) {
                        // Vaadin's pages come through a servlet forward, which ends the response before Spring's usual
                        // moment for headers, the commit, is noticed.
                        filter.setShouldWriteHeadersEagerly(true);
                        return filter;
                    }
                });
    }

    /** After sign-in one returns to the page one wanted, but never to a picture or a socket address. */
    @SuppressWarnings("NullAway") // null is the documented way to have no parameter, only the annotation is missing
    private static RequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        // Otherwise the address one returns to ends in "?continue".
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> {
            String accept = request.getHeader("Accept");
            return "GET".equals(request.getMethod()) && accept != null && accept.contains("text/html");
        });
        return cache;
    }
}
