package app.selfie.startup;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a database says when it cannot be opened, in words for whoever runs the product. */
final class DatabaseProblem {

    /** Error codes of H2: locked by another process, damaged, of another file format, and the two of reading and writing. */
    private static final int H2_ALREADY_OPEN = 90020;

    private static final int H2_DAMAGED = 90030;
    private static final int H2_OTHER_FORMAT = 90048;
    private static final int H2_READ_ONLY = 90097;
    private static final int H2_IO = 90028;
    private static final int H2_IO_ON_FILE = 90031;

    private DatabaseProblem() {}

    /** Empty where the database could be opened and something else went wrong. */
    static Optional<StartupException> of(SQLException failure) {
        return Optional.ofNullable(known(failure, "The database"));
    }

    /**
     * The sentence for a database that does not open.
     *
     * @param what names it, such as "The database file /srv/selfie/selfie-studio.mv.db"
     */
    static StartupException whileOpening(SQLException failure, String what) {
        StartupException known = known(failure, what);
        return known != null
                ? known
                : new StartupException(
                        what + " cannot be opened: " + Sentences.first(failure),
                        "Look at spring.datasource.url, username and password, and whether the server runs.",
                        failure);
    }

    private static @Nullable StartupException known(SQLException failure, String what) {
        return switch (failure.getErrorCode()) {
            case H2_ALREADY_OPEN ->
                new StartupException(
                        what + " is in use by another process.",
                        "Stop the other one, or give this one a data folder of its own with selfie.data-folder.",
                        failure);
            case H2_DAMAGED -> damaged(what, failure);
            case H2_OTHER_FORMAT ->
                new StartupException(
                        what + " was written by another version of H2.",
                        "Start the version of the product that wrote it. Nothing was changed.",
                        failure);
            case H2_IO, H2_IO_ON_FILE, H2_READ_ONLY ->
                new StartupException(
                        what + " cannot be read or written: " + Sentences.first(root(failure)),
                        "Look at the disk, its free space and the rights of the file.",
                        failure);
            default -> postgres(failure, what);
        };
    }

    /** H2 wraps what its file store finds, and sometimes in a general error only. */
    private static @Nullable StartupException postgres(SQLException failure, String what) {
        String state = String.valueOf(failure.getSQLState());
        if (isDamage(failure)) {
            return damaged(what, failure);
        }
        if (state.startsWith("28")) {
            return new StartupException(
                    what + " refuses the user or the password.",
                    "Look at SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.",
                    failure);
        }
        if (state.startsWith("08") || state.equals("3D000")) {
            return new StartupException(
                    what + " cannot be reached: " + Sentences.first(failure),
                    "Look at SPRING_DATASOURCE_URL, and whether the server runs and has a database of that name.",
                    failure);
        }
        return null;
    }

    private static boolean isDamage(SQLException failure) {
        Throwable root = root(failure);
        String message = String.valueOf(root.getMessage()).toLowerCase(Locale.ROOT);
        return root.getClass().getName().equals("org.h2.mvstore.MVStoreException")
                && (message.contains("corrupt") || message.contains("chunk") || message.contains("double mark"));
    }

    static StartupException damaged(String what, @Nullable SQLException failure) {
        return new StartupException(
                what + " is damaged and was left as it is.",
                "The pictures are files of their own and are safe. Put the database back from a backup of the same time; "
                        + "without one, keep the damaged file and ask somebody who knows H2's Recover tool.",
                failure);
    }

    static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (@Nullable Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }
}
