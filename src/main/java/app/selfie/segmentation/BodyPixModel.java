package app.selfie.segmentation;

import app.selfie.imaging.ImageSize;
import app.selfie.modelfiles.BodyPixFiles;
import app.selfie.modelfiles.BodyPixGraph;
import app.selfie.modelfiles.ImportedModel;
import app.selfie.modelfiles.ModelImportException;
import app.selfie.modelfiles.WithinFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A BodyPix 2.0 network, whose TensorFlow.js files somebody has put into a folder. They are not part of the product.
 *
 * @param folder where {@code model-stride16.json} and its shards are, or those of another stride
 */
record BodyPixModel(ModelId id, ModelFamily family, Path folder) implements ModelSource {

    private static final ImageSize FRAME = new ImageSize(640, 480);
    /** Where a folder has several; 16 is the original's default. */
    private static final List<Integer> STRIDES = List.of(16, 8, 32);

    /**
     * All of them, the quickest first.
     *
     * @param models has a folder for each, named by its id
     */
    static List<BodyPixModel> in(Path models) {
        return Stream.of("bodypix-mobilenet-050", "bodypix-mobilenet-075", "bodypix-mobilenet-100", "bodypix-resnet50")
                .map(id -> new BodyPixModel(
                        new ModelId(id),
                        id.contains("resnet") ? ModelFamily.RESNET : ModelFamily.MOBILENET,
                        models.resolve(id)))
                .toList();
    }

    /** BodyPix' "medium" for a webcam's frame: half of each side, and one more than a multiple of the stride. */
    @Override
    public ImageSize inputSize() {
        return medium(stride());
    }

    private static ImageSize medium(int stride) {
        return new ImageSize(FRAME.widthPx() / 2 / stride * stride + 1, FRAME.heightPx() / 2 / stride * stride + 1);
    }

    private int stride() {
        return STRIDES.stream()
                .filter(stride -> Files.exists(json(stride)))
                .findFirst()
                .orElse(STRIDES.getFirst());
    }

    private Path json(int stride) {
        return folder.resolve("model-stride" + stride + ".json");
    }

    @Override
    public String location() {
        return json(STRIDES.getFirst()) + " and the files it names";
    }

    @Override
    public Optional<ImportedModel> load() throws ModelImportException {
        Optional<BodyPixFiles> files = files();
        return files.isEmpty() ? Optional.empty() : Optional.of(personMask(files.get()));
    }

    private ImportedModel personMask(BodyPixFiles files) throws ModelImportException {
        return files.personMask(medium(files.outputStride()), threads());
    }

    @Override
    public boolean knowsBodies() {
        return true;
    }

    @Override
    public Optional<BodyPixGraph> wholeNetwork() throws ModelImportException {
        Optional<BodyPixFiles> files = files();
        return files.isEmpty() ? Optional.empty() : Optional.of(files.get().wholeNetwork());
    }

    private Optional<BodyPixFiles> files() throws ModelImportException {
        int stride = stride();
        Path json = json(stride);
        if (!Files.exists(json)) {
            return Optional.empty();
        }
        WithinFolder.require(folder);
        BodyPixFiles files = BodyPixFiles.read(json);
        if (files.outputStride() != stride) {
            throw new ModelImportException(
                    json.getFileName() + " has an output stride of " + files.outputStride() + ", not of " + stride);
        }
        return Optional.of(files);
    }

    /** The large network is too slow for one core, and is worth all of them. */
    @Override
    public int threads() {
        return family == ModelFamily.RESNET ? Runtime.getRuntime().availableProcessors() : 1;
    }
}
