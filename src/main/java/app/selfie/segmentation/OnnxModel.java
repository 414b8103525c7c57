package app.selfie.segmentation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import app.selfie.imaging.ImageSize;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * One network in memory, shared by all segmenters of its model: runs may overlap, and closing waits for those under way,
 * because freeing a session that runs would bring the process down. Thread-safe.
 */
final class OnnxModel implements AutoCloseable {

    private final ModelId id;
    private final ImageSize inputSize;
    private final ImageSize outputSize;
    private final OrtSession session;
    private final ReadWriteLock closing = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxModel(ModelId id, ImportedModel imported, OrtSession session) {
        this.id = id;
        this.inputSize = imported.inputSize();
        this.outputSize = imported.outputSize();
        this.session = session;
    }

    /** Loads a network. Caller closes. */
    static OnnxModel load(ModelId id, ImportedModel imported) throws ModelImportException {
        try (SessionOptions options = new SessionOptions()) {
            // The workers are the parallelism: with a second thread the small networks take longer, not shorter.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            // Includes the blocked channel layout, which makes these networks almost twice as fast.
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            // Numbers under 1e-38 can cost a hundred times as much as others, and mean nothing here.
            options.addConfigEntry("session.set_denormal_as_zero", "1");
            OrtSession session = OnnxEnvironment.get().createSession(imported.onnx(), options);
            return new OnnxModel(id, imported, session);
        } catch (OrtException e) {
            throw new ModelImportException("ONNX Runtime refuses model " + id + ": " + e.getMessage(), e);
        }
    }

    ModelId id() {
        return id;
    }

    ImageSize inputSize() {
        return inputSize;
    }

    ImageSize outputSize() {
        return outputSize;
    }

    /**
     * Runs the network.
     *
     * @param inputs by name, of {@link ImportedModel}'s shapes. Not modified.
     * @param outputs by name, likewise. Overwritten.
     */
    void run(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
        Lock running = closing.readLock();
        running.lock();
        try {
            if (closed) {
                throw new IllegalStateException("model " + id + " is closed");
            }
            session.run(inputs, outputs).close(); // pinned outputs are not the result's, and stay open
        } catch (OrtException e) {
            throw new SegmentationException("model " + id + " failed: " + e.getMessage(), e);
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
            }
        } catch (OrtException e) {
            throw new SegmentationException("model " + id + " did not close: " + e.getMessage(), e);
        } finally {
            exclusive.unlock();
        }
    }
}
