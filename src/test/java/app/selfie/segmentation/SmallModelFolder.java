package app.selfie.segmentation;

import app.selfie.modelfiles.SmallBodyPix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of models with one BodyPix network of a handful of weights, for tests of the real catalogue. */
public final class SmallModelFolder {

    public static final ModelId ID = new ModelId("bodypix-mobilenet-050");

    private final Path models;

    public SmallModelFolder(Path models) {
        this.models = models;
    }

    /** Puts the model's files there, or the same again. */
    public void install() {
        try {
            Path json = SmallBodyPix.file().write(Files.createDirectories(models.resolve(ID.value())));
            Files.move(
                    json,
                    json.resolveSibling("model-stride16.json"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the model's description away. */
    public void remove() {
        try {
            Files.delete(models.resolve(ID.value()).resolve("model-stride16.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Graphs that are in native memory now, in the whole process. */
    public static int networksInMemory() {
        return OnnxSession.openSessions();
    }
}
