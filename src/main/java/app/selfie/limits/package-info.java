/**
 * How often people may do what costs something, and what they may do once.
 *
 * <p>Public: OneTimeTickets, RateLimiter.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.selfie.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
