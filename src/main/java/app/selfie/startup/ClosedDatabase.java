package app.selfie.startup;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Tells the pool which errors end a connection that it would give out again. H2 closes the database when the disk refuses
 * it, as when it is full; its connections then answer everything with this code, and only a new one opens the file again.
 * Made by the pool, from {@code application.yaml}.
 */
public class ClosedDatabase implements SQLExceptionOverride {

    /** H2's code for "the database has been closed". */
    static final int CODE = 90098;

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return isClosed(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }

    static boolean isClosed(SQLException failure) {
        return failure.getErrorCode() == CODE;
    }
}
