package app.selfie.http;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Puts the limits and the headers into Tomcat. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HttpProperties.class, AllowedHosts.class})
class HttpConfiguration {

    /** Spring Boot's default, which it tells nobody but its own valve. */
    private static final String PRIVATE_NETWORKS = "10.0.0.0/8, 192.168.0.0/16, 169.254.0.0/16, 100.64.0.0/10, "
            + "fc00::/7, 172.16.0.0/12, 127.0.0.0/8, fe80::/10, ::1/128";

    /** After Spring Boot's own, whose valve replaces a proxy's address by the client's. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> manners(
            HttpProperties limits,
            AllowedHosts hosts,
            HttpMetrics metrics,
            @Value("${server.forward-headers-strategy:none}") String forwardHeaders,
            @Value("${server.tomcat.remoteip.internal-proxies:" + PRIVATE_NETWORKS + "}") String internalProxies) {
        TrustedProxies proxies =
                forwardHeaders.equalsIgnoreCase("none") ? TrustedProxies.NONE : TrustedProxies.of(internalProxies);
        return tomcat -> {
            tomcat.setProtocol(PacedProtocol.class.getName());
            tomcat.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof PacedProtocol protocol) {
                    protocol.setLimits(limits, proxies);
                }
            });
            tomcat.addEngineValves(
                    new AnswerValve(new SecurityHeaders(limits.frameAncestors())),
                    new HostValve(hosts),
                    new SocketValve(limits.socketsPerAddress(), metrics),
                    new PageRateValve(limits.pagesPerSecond(), metrics));
        };
    }

    @Bean
    FilterRegistrationBean<RangeFilter> rangeFilter() {
        FilterRegistrationBean<RangeFilter> registration = new FilterRegistrationBean<>(new RangeFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** After Spring Security's, which knows who is signed in. */
    @Bean
    FilterRegistrationBean<MessageSizeFilter> messageSizeFilter() {
        FilterRegistrationBean<MessageSizeFilter> registration = new FilterRegistrationBean<>(new MessageSizeFilter());
        registration.setOrder(0);
        return registration;
    }

    /** After Spring Security's, which knows who is signed in, and before the one that opens WebSockets. */
    @Bean
    FilterRegistrationBean<PushFilter> pushFilter() {
        FilterRegistrationBean<PushFilter> registration = new FilterRegistrationBean<>(new PushFilter());
        registration.addUrlPatterns(PushFilter.ADDRESS, PushFilter.ADDRESS + "/*");
        registration.setOrder(0);
        return registration;
    }
}
