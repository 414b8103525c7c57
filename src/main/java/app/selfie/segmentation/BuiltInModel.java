package app.selfie.segmentation;

import app.selfie.imaging.ImageSize;
import app.selfie.modelfiles.ImportedModel;
import app.selfie.modelfiles.ModelImportException;
import app.selfie.modelfiles.TfliteImporter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A MediaPipe selfie network that travels inside the product: npm package {@code @mediapipe/selfie_segmentation}
 * 0.1.1675465747, Apache License 2.0.
 *
 * @param largerSize of the picture in which it sees the whole of a still best; null if not better than another does
 * @param resource a TFLite file on the class path
 * @param sha256 of that file, in lower-case hexadecimal
 */
record BuiltInModel(
        ModelId id, ImageSize inputSize, @Nullable ImageSize largerSize, String resource, String sha256)
        implements ModelSource {

    /** All of them, the default first. */
    static final List<BuiltInModel> ALL = List.of(
            new BuiltInModel(
                    new ModelId("selfie"),
                    new ImageSize(256, 256),
                    new ImageSize(320, 320),
                    "models/selfie_segmentation.tflite",
                    "8d13b7fae74af625c641226813616a2117bd6bca19eb3b75574621fc08557f27"),
            new BuiltInModel(
                    new ModelId("selfie-landscape"),
                    new ImageSize(256, 144),
                    null,
                    "models/selfie_segmentation_landscape.tflite",
                    "4aafe6223bb8dac6fac8ca8ed56852870a33051ef3f6238822d282a109962894"));

    @Override
    public ModelFamily family() {
        return ModelFamily.MOBILENET; // MobileNetV3
    }

    @Override
    public String location() {
        return "class path resource " + resource;
    }

    @Override
    public long bytes() {
        URL file = BuiltInModel.class.getClassLoader().getResource(resource);
        try {
            return file == null ? 0 : Math.max(0, file.openConnection().getContentLengthLong());
        } catch (IOException e) {
            return 0; // whoever loads it says what is wrong
        }
    }

    @Override
    public Optional<ImportedModel> load() throws ModelImportException {
        Optional<byte[]> file = file();
        return file.isEmpty() ? Optional.empty() : Optional.of(TfliteImporter.importModel(file.get()));
    }

    @Override
    public Optional<ImportedModel> loadLarger() throws ModelImportException {
        Optional<byte[]> file = largerSize == null ? Optional.empty() : file();
        return file.isEmpty() || largerSize == null
                ? Optional.empty()
                : Optional.of(TfliteImporter.importModel(file.get(), largerSize));
    }

    @Override
    public List<ModelId> companions() {
        return ALL.stream().map(BuiltInModel::id).toList();
    }

    private Optional<byte[]> file() throws ModelImportException {
        try (InputStream stream = BuiltInModel.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                return Optional.empty();
            }
            byte[] file = stream.readAllBytes();
            requireHash(file);
            return Optional.of(file);
        } catch (IOException e) {
            throw new ModelImportException(location() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void requireHash(byte[] file) throws ModelImportException {
        try {
            String found = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(file));
            if (!found.equals(sha256)) {
                throw new ModelImportException(location() + " has SHA-256 " + found + ", expected " + sha256);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
