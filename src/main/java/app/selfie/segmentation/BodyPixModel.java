package app.selfie.segmentation;

import app.selfie.imaging.ImageSize;
import java.util.List;
import java.util.Optional;

/**
 * A BodyPix 2.0 network. It is not part of the product, and is listed so that people see what they could have.
 *
 * @param inputSize BodyPix' "medium" for a 640x480 frame at output stride 16
 */
record BodyPixModel(ModelId id, ModelFamily family, ImageSize inputSize) implements ModelSource {

    private static final ImageSize MEDIUM = new ImageSize(321, 241);

    /** All of them, the quickest first. */
    static final List<BodyPixModel> ALL = List.of(
            new BodyPixModel(new ModelId("bodypix-mobilenet-050"), ModelFamily.MOBILENET, MEDIUM),
            new BodyPixModel(new ModelId("bodypix-mobilenet-075"), ModelFamily.MOBILENET, MEDIUM),
            new BodyPixModel(new ModelId("bodypix-mobilenet-100"), ModelFamily.MOBILENET, MEDIUM),
            new BodyPixModel(new ModelId("bodypix-resnet50"), ModelFamily.RESNET, MEDIUM));

    @Override
    public String location() {
        return "TensorFlow.js files of " + id;
    }

    @Override
    public Optional<ImportedModel> load() {
        return Optional.empty();
    }
}
