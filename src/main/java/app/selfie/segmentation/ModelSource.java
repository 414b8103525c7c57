package app.selfie.segmentation;

import app.selfie.imaging.ImageSize;
import app.selfie.modelfiles.BodyPixGraph;
import app.selfie.modelfiles.ImportedModel;
import app.selfie.modelfiles.ModelImportException;
import java.util.List;
import java.util.Optional;

/** Where one model comes from. A new kind of model file is a new implementation of this and nothing else. */
interface ModelSource {

    ModelId id();

    ModelFamily family();

    ImageSize inputSize();

    /** Bytes of the model's files inside the product; 0 for a model whose files are elsewhere. */
    default long bytes() {
        return 0;
    }

    /** For administrators: where the files are expected. */
    String location();

    /**
     * Reads and translates the model's files.
     *
     * @return empty if they are not there
     * @throws ModelImportException if they are there and cannot be used
     */
    Optional<ImportedModel> load() throws ModelImportException;

    /**
     * The same network for a larger picture, which sees the whole of a still better.
     *
     * @return empty if there is none
     */
    default Optional<ImportedModel> loadLarger() throws ModelImportException {
        return Optional.empty();
    }

    /** The models whose networks look at a still together when this one is chosen; itself among them. */
    default List<ModelId> companions() {
        return List.of(id());
    }

    /** Cores that one run of the network may use, at least 1. */
    default int threads() {
        return 1;
    }

    /** Whether the model tells body parts and poses as well: then there is a {@link #wholeNetwork}. */
    default boolean knowsBodies() {
        return false;
    }

    /**
     * The network with all that it says.
     *
     * @return empty if the files are not there, or the model says nothing but who is a person
     * @throws ModelImportException if they are there and cannot be used
     */
    default Optional<BodyPixGraph> wholeNetwork() throws ModelImportException {
        return Optional.empty();
    }
}
