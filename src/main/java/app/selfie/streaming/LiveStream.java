package app.selfie.streaming;

import app.selfie.accounts.UserId;
import app.selfie.limits.OneTimeTickets;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;

/**
 * One person's live view: frames come in over a WebSocket, pictures go back over the same. This is the handle that a
 * session holds. It has room for two encoded frames, one that arrived and one in work, and for the small mask of the last
 * one; pictures and full-size buffers are the workers'. Safe for use by any thread.
 *
 * <p>A stream keeps one slot for the newest frame. Until it ends it is in one of four states: nothing to do; in the
 * {@link ReadyQueue}, waiting for a worker; in the hands of a worker; or sending, until its picture has left. A slow client
 * therefore gets fewer pictures, and no worker ever waits for it. What a connection has not sent yet is its own affair: a
 * new connection does not wait for it.
 */
public final class LiveStream {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    private enum State {
        RESTING,
        WAITING,
        WORKING,
        SENDING,
        ENDED
    }

    private final UserId owner;
    private final ReadyQueue turns;
    private final OneTimeTickets<LiveStream, LiveStream> tickets;
    private final StreamStatistics statistics;
    private final StreamMemory view = new StreamMemory();

    private volatile StreamSettings settings;
    private State state = State.RESTING;
    private IncomingFrame slot = new IncomingFrame();
    private IncomingFrame inWork = new IncomingFrame();
    private boolean slotFull;
    private long turn;
    private @Nullable Connection connection;
    private volatile long heardNanos = System.nanoTime();

    LiveStream(
            UserId owner,
            StreamSettings settings,
            ReadyQueue turns,
            OneTimeTickets<LiveStream, LiveStream> tickets,
            StreamMetrics all) {
        this.owner = owner;
        this.settings = settings;
        this.turns = turns;
        this.tickets = tickets;
        this.statistics = new StreamStatistics(all);
    }

    UserId owner() {
        return owner;
    }

    /** A new ticket for this stream's address: good once, for a short time; the one before it is void. */
    public String newTicket() {
        tickets.revoke(this);
        return tickets.issue(this, this);
    }

    public StreamSettings settings() {
        return settings;
    }

    /** From the next frame on. */
    public void change(StreamSettings newSettings) {
        settings = newSettings;
    }

    /** What has come of this stream so far. */
    public StreamStatistics.Snapshot statistics() {
        return statistics.snapshot();
    }

    /** Ends the stream for good and closes its connection; nothing happens the second time. */
    public void close() {
        var _ = end(Connection.ENDED);
    }

    /** Ends the stream for good; tells the connection that is being closed, if there is one. */
    Optional<Connection> end(CloseStatus status) {
        tickets.revoke(this);
        Connection open;
        State before;
        synchronized (this) {
            before = state;
            state = State.ENDED;
            open = connection;
            connection = null;
        }
        if (before != State.ENDED && before != State.WORKING) { // a worker closes it when it is done
            view.close();
        }
        if (before != State.ENDED) {
            logRefusals();
        }
        if (open != null) {
            open.close(status);
        }
        return Optional.ofNullable(open);
    }

    /** What was superseded is everyday under load; anything else says that a client or this server has a fault. */
    private void logRefusals() {
        StreamStatistics.Snapshot counted = statistics.snapshot();
        if (counted.refused() > 0) {
            LOG.info(
                    "A stream ended with {} pictures; frames without one: {}",
                    counted.pictures(),
                    statistics.refusals());
        } else if (counted.superseded() > 0) {
            LOG.debug("A stream ended with {} pictures, {} superseded", counted.pictures(), counted.superseded());
        }
    }

    /** Takes a connection in place of the one before; false if the stream has ended meanwhile. */
    boolean connect(Connection fresh) {
        Connection old;
        synchronized (this) {
            if (state == State.ENDED) {
                return false;
            }
            old = connection;
            connection = fresh;
            slotFull = false;
            if (state == State.SENDING) {
                state = State.RESTING;
            }
            heardNanos = System.nanoTime();
        }
        if (old != null) {
            old.close(Connection.REPLACED);
        }
        return true;
    }

    /** Tells whether the stream is without a connection now: not when a newer one has taken over. */
    synchronized boolean disconnect(Connection gone) {
        if (connection == gone) {
            connection = null;
            slotFull = false;
        }
        return connection == null;
    }

    /** Closes a connection on which nothing has come for {@code limit}; a page that is still there opens a new one. */
    void closeIfIdle(Duration limit) {
        Connection silent;
        synchronized (this) {
            if (System.nanoTime() - heardNanos < limit.toNanos()) {
                return;
            }
            silent = connection;
        }
        if (silent != null) {
            silent.close(Connection.IDLE);
        }
    }

    /**
     * Puts a frame into the slot; a frame that was still there is superseded and answered as such.
     *
     * @param frame the slot takes it
     * @return another frame, for the caller to fill
     */
    IncomingFrame offer(IncomingFrame frame, Connection from) {
        IncomingFrame free;
        boolean superseded;
        boolean wantsTurn;
        synchronized (this) {
            if (state == State.ENDED || connection != from) {
                return frame;
            }
            heardNanos = frame.arrivedNanos();
            free = slot;
            slot = frame;
            superseded = slotFull;
            slotFull = true;
            wantsTurn = state == State.RESTING;
            if (wantsTurn) {
                state = State.WAITING;
            }
        }
        if (wantsTurn) {
            turns.add(this);
        }
        if (superseded) {
            refuse(free, RejectionReason.SUPERSEDED, from);
        }
        return free;
    }

    /** Counts a frame that came, before anything becomes of it. */
    void arrived() {
        statistics.arrived();
    }

    /** Answers a frame that will have no picture. */
    void refuse(IncomingFrame frame, RejectionReason reason, Connection to) {
        statistics.refused(reason);
        to.countRefused();
        to.send(WireFormat.refused(frame, reason), () -> {});
    }

    /** A worker's turn with this stream: newest frame, picture, send. */
    void work(FrameProcessor pipeline) {
        IncomingFrame frame;
        Connection to;
        synchronized (this) {
            if (state != State.WAITING) { // ended while it waited
                return;
            }
            to = connection;
            if (!slotFull || to == null) {
                state = State.RESTING;
                return;
            }
            state = State.WORKING;
            frame = slot;
            slot = inWork;
            inWork = frame;
            slotFull = false;
        }
        ByteBuffer answer;
        try {
            answer = pipeline.answer(owner, frame, settings, view, statistics);
        } catch (RuntimeException | Error e) {
            statistics.refused(RejectionReason.INTERNAL);
            worked(WireFormat.refused(frame, RejectionReason.INTERNAL), to);
            throw e;
        }
        worked(answer, to);
    }

    /** Ends the worker's part: from here on the stream waits for the answer to leave, and the worker for nothing. */
    private void worked(ByteBuffer answer, Connection to) {
        boolean ended;
        boolean replaced;
        boolean wantsTurn = false;
        long sending;
        synchronized (this) {
            ended = state == State.ENDED;
            replaced = connection != to;
            sending = ++turn;
            if (!ended && replaced) {
                wantsTurn = slotFull;
                state = wantsTurn ? State.WAITING : State.RESTING;
            } else if (!ended) {
                state = State.SENDING;
            }
        }
        if (ended) {
            view.close();
        } else if (wantsTurn) {
            turns.add(this);
        } else if (!replaced) {
            send(answer, to, sending);
        }
    }

    private void send(ByteBuffer answer, Connection to, long sending) {
        if (answer.get(0) == WireFormat.REFUSED) {
            to.countRefused();
        }
        try {
            to.send(answer, () -> sent(sending));
        } catch (RuntimeException | Error e) {
            sent(sending);
            throw e;
        }
    }

    /** The answer has left, or never will: on to the next frame, if one came meanwhile. */
    private void sent(long sending) {
        boolean wantsTurn;
        synchronized (this) {
            if (state != State.SENDING || turn != sending) { // a newer connection did not wait for it
                return;
            }
            wantsTurn = slotFull;
            state = wantsTurn ? State.WAITING : State.RESTING;
        }
        if (wantsTurn) {
            turns.add(this);
        }
    }
}
