/**
 * What whoever runs the product may ask it, on a port of its own: whether it is well, and how much it does.
 *
 * <p>Each feature says by itself how it is ({@code …Health}) and what it counts ({@code …Metrics}); here is who may hear it.
 *
 * <p>Public: HealthCheck.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package app.selfie.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
