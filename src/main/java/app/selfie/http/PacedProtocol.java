package app.selfie.http;

import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 over a {@link PacedEndpoint}. Public because Tomcat makes it by its name; limits come with {@link #setLimits}. */
public final class PacedProtocol extends Http11NioProtocol {

    private static final int LOOK_EVERY_SECONDS = 1;

    private final PacedEndpoint endpoint;
    private @Nullable ScheduledFuture<?> looking;

    /** A protocol without limits yet. */
    public PacedProtocol() {
        this(new PacedEndpoint());
    }

    private PacedProtocol(PacedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void setLimits(HttpProperties limits, TrustedProxies proxies) {
        endpoint.setLimits(limits, proxies);
    }

    /** Open now. */
    int connections() {
        return endpoint.getConnections().size();
    }

    /** The connection of that id; empty if it has gone. */
    Optional<SocketWrapperBase<NioChannel>> connection(String id) {
        return endpoint.connection(id);
    }

    @Override
    public void setAdapter(Adapter adapter) {
        super.setAdapter(new HardenedAdapter(adapter));
    }

    @Override
    public void start() throws Exception {
        super.start();
        looking = getUtilityExecutor()
                .scheduleWithFixedDelay(endpoint::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (looking != null) {
            looking.cancel(false);
        }
        super.stop();
    }
}
