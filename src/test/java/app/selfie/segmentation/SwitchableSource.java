package app.selfie.segmentation;

import app.selfie.imaging.ImageSize;
import app.selfie.modelfiles.ImportedModel;
import app.selfie.modelfiles.ModelImportException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A model whose files come and go as the test says: the small built-in network under another name. */
final class SwitchableSource implements ModelSource {

    /** What lies in the folder. */
    enum Files {
        NONE,
        GOOD,
        DAMAGED
    }

    static final ModelId ID = new ModelId("bodypix-mobilenet-075");

    private static final BuiltInModel NETWORK = BuiltInModel.ALL.getLast();

    volatile Files files = Files.NONE;

    /** Reading the files takes until this is open. */
    volatile CountDownLatch readable = new CountDownLatch(0);

    /** Open once somebody waits for that. */
    final CountDownLatch beingRead = new CountDownLatch(1);

    @Override
    public ModelId id() {
        return ID;
    }

    @Override
    public ModelFamily family() {
        return ModelFamily.MOBILENET;
    }

    @Override
    public ImageSize inputSize() {
        return NETWORK.inputSize();
    }

    @Override
    public String location() {
        return "the test's folder";
    }

    @Override
    public Optional<ImportedModel> load() throws ModelImportException {
        try {
            if (readable.getCount() > 0) {
                beingRead.countDown();
            }
            readable.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return switch (files) {
            case NONE -> Optional.empty();
            case GOOD -> NETWORK.load();
            case DAMAGED -> throw new ModelImportException("shard 2 is short");
        };
    }
}
