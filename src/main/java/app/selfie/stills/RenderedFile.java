package app.selfie.stills;

import app.selfie.accounts.UserId;
import app.selfie.imaging.Rendered;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * A picture that was rendered for somebody. Until it is closed it counts as theirs, by number and by bytes: a client that
 * asks for many and reads none of them keeps no more than its own share. Whoever is handed it closes it; closing it again
 * does nothing.
 */
public final class RenderedFile implements AutoCloseable {

    private final UserId owner;
    private final Rendered<byte[]> rendered;
    private final MemoryBudget memory;
    private final AtomicBoolean closed = new AtomicBoolean();

    private RenderedFile(UserId owner, Rendered<byte[]> rendered, MemoryBudget memory) {
        this.owner = owner;
        this.rendered = rendered;
        this.memory = memory;
    }

    /**
     * Counts what was rendered, which is closed with this.
     *
     * @throws StillException {@link StillProblem#BUSY} if there is no memory for it; it is closed then
     */
    static RenderedFile of(UserId owner, Rendered<byte[]> rendered, MemoryBudget memory) {
        int length = rendered.value().length;
        if (!memory.reserve(owner, length)) {
            rendered.close();
            throw new StillException(StillProblem.BUSY, "no memory for an answer of " + length + " bytes");
        }
        return new RenderedFile(owner, rendered, memory);
    }

    /** An encoded file; not to be modified, and not to be kept for longer than this is open. */
    public byte[] bytes() {
        return rendered.value();
    }

    /** The same for the answer to the current request: this is closed when that has been sent, or could not be. */
    public byte[] bytesUntilAnswered() {
        RequestContextHolder.currentRequestAttributes()
                .registerDestructionCallback(
                        RenderedFile.class.getName() + System.identityHashCode(this),
                        this::close,
                        RequestAttributes.SCOPE_REQUEST);
        return bytes();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            memory.release(owner, rendered.value().length);
            rendered.close();
        }
    }
}
