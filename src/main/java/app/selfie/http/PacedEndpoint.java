package app.selfie.http;

import app.selfie.http.Pace.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tomcat's connections, so many of one network at once and none slower than a minimum rate. Tomcat itself has a time limit
 * for each read and each write, which a byte now and then starts anew.
 */
final class PacedEndpoint extends NioEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(PacedEndpoint.class);

    /** When the server stops, it waits for nobody who is this far behind. */
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(1);

    /** As many as Tomcat has for everything by default; most messages take less than a millisecond. */
    private static final int SOCKET_THREADS = 200;

    private static final Duration SOCKET_THREAD_IDLE = Duration.ofMinutes(1);

    private final OpenByNetwork<SocketChannel> open = new OpenByNetwork<>(SocketChannel::isOpen);
    private final ExecutorService sockets = new ThreadPoolExecutor(
            0,
            SOCKET_THREADS,
            SOCKET_THREAD_IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("websocket-", 0).factory());
    private volatile HttpProperties limits = HttpProperties.NONE;
    private volatile TrustedProxies proxies = TrustedProxies.NONE;

    /** @param proxies whose connections are not counted: they bring everybody */
    void setLimits(HttpProperties limits, TrustedProxies proxies) {
        this.limits = limits;
        this.proxies = proxies;
    }

    @Override
    protected NioChannel createChannel(SocketBufferHandler buffers) {
        return isSSLEnabled() ? new PacedChannel.Secure(buffers, this) : new PacedChannel.Plain(buffers);
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (hasRoomFor(socket)) {
            return super.setSocketOptions(socket);
        }
        destroySocket(socket); // the caller closes only what was set up
        return false;
    }

    private boolean hasRoomFor(SocketChannel socket) {
        try {
            if (!(socket.getRemoteAddress() instanceof InetSocketAddress from)) {
                return true; // a Unix socket
            }
            InetAddress address = from.getAddress();
            if (proxies.contain(address)
                    || open.add(NetworkOrigin.of(address.getHostAddress()), socket, limits.connectionsPerAddress())) {
                return true;
            }
            LOG.warn(
                    "{} has {} connections; more are closed", address.getHostAddress(), limits.connectionsPerAddress());
            return false;
        } catch (IOException e) { // gone already
            return false;
        }
    }

    /**
     * What comes over a WebSocket has threads of its own: a virtual thread that computes is never interrupted, and a live
     * frame shall not wait behind hundreds of pages.
     */
    @Override
    public boolean processSocket(SocketWrapperBase<NioChannel> connection, SocketEvent event, boolean dispatch) {
        if (dispatch && connection.getCurrentProcessor() instanceof Processor processor && processor.isUpgrade()) {
            try {
                sockets.execute(() -> super.processSocket(connection, event, false));
                return true;
            } catch (RejectedExecutionException e) {
                LOG.debug("All threads for WebSockets are busy", e);
            }
        }
        return super.processSocket(connection, event, dispatch);
    }

    @Override
    public void stopInternal() {
        super.stopInternal();
        sockets.shutdown();
    }

    /** The connection of that id, as {@code ServletConnection} tells it. */
    Optional<SocketWrapperBase<NioChannel>> connection(String id) {
        return getConnections().stream()
                .filter(connection -> connection
                        .getServletConnection("http/1.1", "")
                        .getConnectionId()
                        .equals(id))
                .findFirst();
    }

    /** Looks at every connection and closes those that are too slow; called about once a second, by one thread at a time. */
    void look() {
        long now = System.nanoTime();
        double patience = (isPaused() ? PATIENCE_AT_THE_END : limits.patience()).toMillis() / 1000.0;
        for (SocketWrapperBase<NioChannel> connection : getConnections()) {
            NioChannel channel = connection.getSocket();
            if (channel instanceof PacedChannel paced
                    && paced.pace()
                                    .look(
                                            stateOf((NioSocketWrapper) connection),
                                            now,
                                            limits.minRate().toBytes())
                            > patience) {
                LOG.debug("A connection from {} is too slow", connection.getRemoteAddr());
                cut(channel.getIOChannel());
            }
        }
    }

    /** Wakes whoever waits for the client, who then finds the end and tidies up as Tomcat always does. */
    private static void cut(SocketChannel socket) {
        try {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0); // what was not taken is not kept
            socket.shutdownInput();
            socket.shutdownOutput();
        } catch (IOException e) {
            LOG.debug("A connection that was too slow had gone", e);
        }
    }

    private static State stateOf(NioSocketWrapper connection) {
        Object processor = connection.getCurrentProcessor();
        if (processor instanceof Processor known && known.isUpgrade()) {
            return State.IDLE;
        }
        // A thread that handles a request holds the lock, and waits for a client by registering its interest.
        if (connection.getLock().isLocked()) {
            boolean waits =
                    connection.interestOpsHas(SelectionKey.OP_READ) || connection.interestOpsHas(SelectionKey.OP_WRITE);
            return waits ? State.WAITING : State.WORKING;
        }
        if (processor instanceof Processor known) {
            return known.isAsync() ? State.WORKING : State.WAITING; // the rest of a request's head
        }
        return State.IDLE;
    }
}
