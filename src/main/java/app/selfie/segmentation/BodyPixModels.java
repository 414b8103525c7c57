package app.selfie.segmentation;

import app.selfie.bodypix.BodyPixNetwork;
import app.selfie.modelfiles.BodyPixFiles;
import app.selfie.modelfiles.BodyPixGraph;
import app.selfie.modelfiles.ModelImportException;
import java.nio.file.Path;

/** Opens BodyPix networks from files, for whoever uses the library without the application around it. */
public final class BodyPixModels {

    private BodyPixModels() {}

    /**
     * Opens a network of the official BodyPix 2.0 family on one core. See {@link #open(Path, int)}.
     *
     * @param modelJson such as {@code model-stride16.json}
     */
    public static BodyPixNetwork open(Path modelJson) throws ModelImportException {
        return open(modelJson, 1);
    }

    /**
     * Opens a network of the official BodyPix 2.0 family: MobileNetV1 0.50, 0.75 or 1.00 with an output stride of 8, 16 or
     * 32, or ResNet50 with 16 or 32; as floats or quantised to one or two bytes. Where a list of checksums, {@code
     * SHA256SUMS} or {@code *.sha256}, lies beside them, every file must be what it says. Caller closes.
     *
     * @param modelJson the topology and weightsManifest in TensorFlow.js' graph model format; the shards lie beside it
     * @param threads cores that one run may use, at least 1
     * @throws ModelImportException if a file is missing or cannot be used, naming it and the reason
     */
    public static BodyPixNetwork open(Path modelJson, int threads) throws ModelImportException {
        if (threads < 1) {
            throw new IllegalArgumentException("a network needs at least 1 thread, had " + threads);
        }
        BodyPixGraph graph = BodyPixFiles.read(modelJson).wholeNetwork();
        return new OnnxBodyPixNetwork(BodyPixSession.load(String.valueOf(modelJson), graph, threads), true);
    }
}
