package app.selfie.accounts;

import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Who may see which address: the door and what it is painted with are open, everything else needs a sign-in. */
@Configuration
class SecurityConfiguration {

    /** What Spring Security says for every page; a controller that says something else has the last word. */
    private static final String UNKEPT = "no-cache, no-store, max-age=0, must-revalidate";

    /**
     * Where a page's script sends pictures to. A one-time ticket and the page's origin, both demanded there, take the
     * place of a CSRF token, and a script has no use for the sign-in page: it gets a plain 401.
     */
    private static final String STILLS = "/stills";

    private static final String STREAM_CHECK = "/stream/check";

    @Bean
    DeviceCookie deviceCookie(
            DeviceTokens devices,
            AccountDetails accounts,
            ActiveSessions sessions,
            AccountsProperties settings,
            CookieNames names) {
        return new DeviceCookie(devices, accounts, sessions, settings, names);
    }

    /** The only two ways in. A further manager behind them would check passwords without the limits. */
    @Bean
    AuthenticationManager authenticationManager(
            AccountDetails details,
            AccountRepository accounts,
            DeviceTokens devices,
            PasswordEncoder encoder,
            AccountsProperties settings,
            InstantSource clock,
            DeviceCookie deviceCookie) {
        return new ProviderManager(
                new RateLimitedAuthenticationProvider(details, accounts, devices, encoder, settings, clock),
                new RememberMeAuthenticationProvider(deviceCookie.getKey()));
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            AuthenticationManager manager,
            DeviceCookie deviceCookie,
            DeviceTokens devices,
            ActiveSessions open,
            AccountRepository accounts,
            SignInMetrics metrics) {
        http.setSharedObject(RequestCache.class, pagesOnly());
        http.authenticationManager(manager);
        http.addFilterBefore(new SameOriginSignIn(), UsernamePasswordAuthenticationFilter.class);
        http.addFilterAfter(
                new SessionValidityFilter(accounts, devices, deviceCookie), SecurityContextHolderFilter.class);
        http.rememberMe(
                configurer -> configurer.rememberMeServices(deviceCookie).key(deviceCookie.getKey()));
        http.sessionManagement(
                sessions -> sessions.sessionAuthenticationStrategy(new SessionAtSignIn(open, deviceCookie, devices)));
        http.headers(SecurityConfiguration::harden);
        PathPatternRequestMatcher.Builder addresses = PathPatternRequestMatcher.withDefaults();
        http.csrf(csrf -> csrf.ignoringRequestMatchers(addresses.matcher(HttpMethod.POST, STILLS)));
        http.exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), addresses.matcher(STILLS + "/**"))
                .defaultAuthenticationEntryPointFor(
                        (request, response, nobody) ->
                                response.sendRedirect(request.getContextPath() + WantedPage.DOOR),
                        SecurityConfiguration::hasLostItsSession));
        // An error page for a request that was refused is not refused, too; and whose stream does not open asks why.
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(addresses.matcher(HttpMethod.GET, STREAM_CHECK))
                .permitAll()
                .requestMatchers(
                        "/page-closed",
                        "/presence.json",
                        "/signed-out",
                        "/manifest.webmanifest",
                        "/icons/*") // on either side of the door
                .permitAll());
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.loginView(LoginView.class)
                        .logoutSuccessHandler(toTheDoor())
                        .defaultSuccessUrl(WantedPage.STUDIO)
                        .anyRequest(AuthorizedUrl::authenticated));
        http.formLogin(form -> form.failureHandler(new SignInFailure(metrics))
                .authenticationDetailsSource(request -> new SignInDetails(request, deviceCookie.deviceOf(request))));
        return http.build();
    }

    /**
     * Below the product's own path. What Vaadin does by itself leads pages to the path without its last slash, which may be
     * somebody else's on this host, and plain requests below the path twice.
     */
    private static LogoutSuccessHandler toTheDoor() {
        UidlRedirectStrategy pagesAndRequests = new UidlRedirectStrategy();
        pagesAndRequests.setContextRelative(true); // to Spring that means: the path is in the address already
        return (request, response, _) ->
                pagesAndRequests.sendRedirect(request, response, request.getContextPath() + "/" + LoginView.ROUTE);
    }

    private static void harden(HeadersConfigurer<HttpSecurity> headers) {
        // The server writes the others, with every answer. Spring's own writer for this one adds two old headers, which
        // a
        // picture that may be kept could not take back.
        headers.defaultsDisabled()
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
        cache.setSessionAttrName(WantedPage.ATTRIBUTE);
        cache.setRequestMatcher(SecurityConfiguration::isForAPage);
        return cache;
    }

    private static boolean isForAPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return "GET".equals(request.getMethod()) && accept != null && accept.contains("text/html");
    }

    /** Whoever comes with the cookie of a session that is gone was signed out without wanting it. */
    private static boolean hasLostItsSession(HttpServletRequest request) {
        return isForAPage(request) && request.isRequestedSessionIdFromCookie() && !request.isRequestedSessionIdValid();
    }
}
