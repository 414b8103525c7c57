package app.selfie.segmentation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import app.selfie.modelfiles.ModelImportException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * One graph in memory, shared by everybody who runs it: runs may overlap, and closing waits for those under way, because
 * freeing a session that runs would bring the process down. Thread-safe.
 */
final class OnnxSession implements AutoCloseable {

    private static final AtomicInteger OPEN = new AtomicInteger();

    private final String name;
    private final OrtSession session;
    private final ReadWriteLock closing = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxSession(String name, OrtSession session) {
        this.name = name;
        this.session = session;
        OPEN.incrementAndGet();
    }

    /** How many graphs the process has in native memory now. */
    static int openSessions() {
        return OPEN.get();
    }

    /**
     * Loads a graph. Caller closes.
     *
     * @param name for messages
     * @param onnx not modified, not kept
     * @param threads cores that one run may use, at least 1
     */
    static OnnxSession load(String name, byte[] onnx, int threads) throws ModelImportException {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            // Includes the blocked channel layout, which makes these networks almost twice as fast.
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            // Numbers under 1e-38 can cost a hundred times as much as others, and mean nothing here.
            options.addConfigEntry("session.set_denormal_as_zero", "1");
            // A thread that waits in a loop for the next run takes its core from the pictures around it.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return new OnnxSession(name, OnnxEnvironment.get().createSession(onnx, options));
        } catch (OrtException e) {
            throw new ModelImportException("ONNX Runtime refuses model " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Runs the graph.
     *
     * @param inputs by name. Not modified.
     * @param outputs by name. Overwritten.
     */
    void run(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
        Lock running = closing.readLock();
        running.lock();
        try {
            if (closed) {
                throw new IllegalStateException("model " + name + " is closed");
            }
            session.run(inputs, outputs).close(); // pinned outputs are not the result's, and stay open
        } catch (OrtException e) {
            throw new SegmentationException("model " + name + " failed: " + e.getMessage(), e);
        } finally {
            running.unlock();
        }
    }

    @Override
    public void close() {
        Lock exclusive = closing.writeLock();
        exclusive.lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
                OPEN.decrementAndGet();
            }
        } catch (OrtException e) {
            throw new SegmentationException("model " + name + " did not close: " + e.getMessage(), e);
        } finally {
            exclusive.unlock();
        }
    }
}
