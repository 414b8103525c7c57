package app.selfie.modelfiles;

import app.selfie.imaging.ImageSize;
import java.nio.file.Path;

/** The files of one BodyPix network. */
public final class BodyPixFiles {

    private final Path json;
    private final BodyPixImporter importer;

    private BodyPixFiles(Path json, BodyPixImporter importer) {
        this.json = json;
        this.importer = importer;
    }

    /**
     * Reads and checks all files. Where a list of checksums, {@code SHA256SUMS} or {@code *.sha256}, lies beside them, every
     * file must be what it says.
     *
     * @param json the topology and weightsManifest in TensorFlow.js' graph model format; its shards lie beside it
     * @throws ModelImportException if a file is missing or cannot be used, naming it and the reason
     */
    public static BodyPixFiles read(Path json) throws ModelImportException {
        return new BodyPixFiles(json, BodyPixImporter.read(json));
    }

    /** 8, 16 or 32. */
    public int outputStride() {
        return importer.outputStride();
    }

    /**
     * The person's mask alone.
     *
     * @param inputSize for a frame that is not upright; both sides one more than a multiple of the output stride
     * @param threads cores that one run may use, at least 1
     */
    public ImportedModel personMask(ImageSize inputSize, int threads) throws ModelImportException {
        return ImportedModel.keepingShape(translated(importer::personMask), inputSize, threads);
    }

    /** The whole network. */
    public BodyPixGraph wholeNetwork() throws ModelImportException {
        return new BodyPixGraph(translated(importer::wholeNetwork), importer.architecture(), importer.outputStride());
    }

    @FunctionalInterface
    private interface Translation {
        byte[] translate() throws ModelImportException;
    }

    private byte[] translated(Translation translation) throws ModelImportException {
        try {
            return translation.translate();
        } catch (ModelImportException e) {
            throw new ModelImportException(json.getFileName() + ": " + e.getMessage(), e);
        }
    }
}
