package app.selfie.segmentation;

import ai.onnxruntime.OnnxTensor;
import app.selfie.imaging.ImageSize;
import app.selfie.modelfiles.ImportedModel;
import app.selfie.modelfiles.ModelImportException;
import java.util.Map;

/** One network that finds people, in memory and shared by all segmenters of its model. Thread-safe. */
final class OnnxModel implements AutoCloseable {

    private final ModelId id;
    private final ImageSize inputSize;
    private final ImageSize outputSize;
    private final boolean keepsShape;
    private final OnnxSession session;

    private OnnxModel(ModelId id, ImportedModel imported, OnnxSession session) {
        this.id = id;
        this.inputSize = imported.inputSize();
        this.outputSize = imported.outputSize();
        this.keepsShape = imported.keepsShape();
        this.session = session;
    }

    /** Loads a network. Caller closes. */
    static OnnxModel load(ModelId id, ImportedModel imported) throws ModelImportException {
        return new OnnxModel(id, imported, OnnxSession.load(id.toString(), imported.onnx(), imported.threads()));
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

    /** See {@link ImportedModel#keepsShape}. */
    boolean keepsShape() {
        return keepsShape;
    }

    /**
     * Runs the network.
     *
     * @param inputs by name, of {@link ImportedModel}'s shapes. Not modified.
     * @param outputs by name, likewise. Overwritten.
     */
    void run(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
        session.run(inputs, outputs);
    }

    /** Waits for runs under way. Does nothing the second time. */
    @Override
    public void close() {
        session.close();
    }
}
