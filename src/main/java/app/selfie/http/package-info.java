/**
 * The HTTP server's own manners: what a connection may take, and what every answer carries.
 *
 * <p>Public: NetworkOrigin, PacedProtocol, SameOrigin, SocketValve.
 */
@ApplicationModule(allowedDependencies = {"limits"})
@NullMarked
package app.selfie.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
