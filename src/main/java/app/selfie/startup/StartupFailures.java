package app.selfie.startup;

import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in plain words why a start failed, before Spring's own analyzers are asked; they know ports and settings. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartupFailures implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<StartupException> known = known(cause);
            if (known.isPresent()) {
                return new FailureAnalysis(known.get().problem(), known.get().cure(), failure);
            }
        }
        return null;
    }

    private static Optional<StartupException> known(Throwable cause) {
        return switch (cause) {
            case StartupException itself -> Optional.of(itself);
            case UnsatisfiedLinkError link -> Optional.of(NativeLibraries.notLoaded(link));
            case FlywayException migration -> Optional.of(migration(migration));
            case SQLException sql -> DatabaseProblem.of(sql);
            default -> Optional.empty();
        };
    }

    private static StartupException migration(FlywayException failure) {
        return new StartupException(
                "The database does not go with this version of the product: " + Sentences.first(failure),
                "Start the version that used it last, or put back the backup of the database that goes with this one. "
                        + "Nothing was changed.",
                failure);
    }
}
