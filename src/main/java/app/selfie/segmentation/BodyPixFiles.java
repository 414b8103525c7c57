package app.selfie.segmentation;

import app.selfie.imaging.ImageSize;
import java.nio.file.Path;

/** The files of one BodyPix network, and the translated graphs that are kept beside them. */
final class BodyPixFiles {

    private final Path json;
    private final BodyPixImporter importer;

    private BodyPixFiles(Path json, BodyPixImporter importer) {
        this.json = json;
        this.importer = importer;
    }

    /**
     * Reads and checks all files.
     *
     * @param json the topology and weightsManifest; its shards lie beside it
     */
    static BodyPixFiles read(Path json) throws ModelImportException {
        return new BodyPixFiles(json, BodyPixImporter.read(json));
    }

    int outputStride() {
        return importer.outputStride();
    }

    /**
     * The person's mask alone.
     *
     * @param inputSize for a frame that is not upright; both sides one more than a multiple of the output stride
     * @param threads cores that one run may use, at least 1
     */
    ImportedModel personMask(ImageSize inputSize, int threads) throws ModelImportException {
        byte[] onnx = translated("person", importer::personMask);
        return ImportedModel.keepingShape(onnx, inputSize, threads);
    }

    /**
     * The whole network, in memory. Caller closes.
     *
     * @param name for messages
     * @param threads cores that one run may use, at least 1
     */
    BodyPixSession wholeNetwork(String name, int threads) throws ModelImportException {
        byte[] onnx = translated("whole", importer::wholeNetwork);
        return BodyPixSession.load(name, onnx, importer.architecture(), importer.outputStride(), threads);
    }

    private byte[] translated(String purpose, OnnxCache.Translation translation) throws ModelImportException {
        try {
            return OnnxCache.get(json, purpose, importer.fingerprint(), translation);
        } catch (ModelImportException e) {
            throw new ModelImportException(json.getFileName() + ": " + e.getMessage(), e);
        }
    }
}
