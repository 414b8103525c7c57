package app.selfie.streaming;

import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * One run of the server, from its start to its end. A page is told the run that made it and asks {@link StreamCheckController}
 * for the present one after its connection was lost: another one knows nothing of the page, which then has to be loaded again.
 */
@Component
public class ServerRun {

    private final String id = UUID.randomUUID().toString();

    /** A random word of 36 characters, another with every start; no secret. */
    public String id() {
        return id;
    }
}
