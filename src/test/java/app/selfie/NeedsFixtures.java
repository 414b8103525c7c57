package app.selfie;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** All tests of the class need the {@link FixtureFolder}; without it the class is reported as skipped. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "app.selfie.FixtureFolder#isThere", disabledReason = "no fixtures beside the project")
public @interface NeedsFixtures {}
