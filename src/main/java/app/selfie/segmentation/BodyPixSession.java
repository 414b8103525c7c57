package app.selfie.segmentation;

import app.selfie.bodypix.Architecture;
import app.selfie.modelfiles.BodyPixGraph;
import app.selfie.modelfiles.ModelImportException;

/** A whole BodyPix network in memory, shared by all who run it. Thread-safe. */
final class BodyPixSession implements AutoCloseable {

    private final OnnxSession session;
    private final String name;
    private final Architecture architecture;
    private final int outputStride;

    private BodyPixSession(OnnxSession session, String name, Architecture architecture, int outputStride) {
        this.session = session;
        this.name = name;
        this.architecture = architecture;
        this.outputStride = outputStride;
    }

    /**
     * Loads a network. Caller closes.
     *
     * @param name for messages
     * @param threads cores that one run may use, at least 1
     */
    static BodyPixSession load(String name, BodyPixGraph graph, int threads) throws ModelImportException {
        return new BodyPixSession(
                OnnxSession.load(name, graph.onnx(), threads), name, graph.architecture(), graph.outputStride());
    }

    String name() {
        return name;
    }

    Architecture architecture() {
        return architecture;
    }

    int outputStride() {
        return outputStride;
    }

    void run(OnnxTensors inputs, OnnxTensors outputs) {
        session.run(inputs.byName(), outputs.byName());
    }

    /** Waits for runs under way. Does nothing the second time. */
    @Override
    public void close() {
        session.close();
    }
}
