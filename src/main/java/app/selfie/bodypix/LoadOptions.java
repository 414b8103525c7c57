package app.selfie.bodypix;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Which of the official networks to load, and where it lies.
 *
 * @param outputStride pixels of the input per cell of the output: 8, 16 or 32 for MobileNet, 16 or 32 for ResNet
 * @param multiplier how wide the network is, as a share: 0.5, 0.75 or 1 for MobileNet, 1 for ResNet
 * @param quantBytes bytes per stored weight: 1, 2 or 4. Says how large the files are; the network computes in floats all
 *     the same
 * @param modelUrl the network's model file where it is not the official one; "" for the official one
 */
public record LoadOptions(
        Architecture architecture, int outputStride, double multiplier, int quantBytes, String modelUrl) {

    /** What the original loads when it is asked for nothing in particular. */
    public static final LoadOptions DEFAULT = new LoadOptions(Architecture.MOBILENET_V1, 16, 0.75, 4, "");

    private static final String OFFICIAL = "https://storage.googleapis.com/tfjs-models/savedmodel/bodypix/";

    public LoadOptions {
        requireOneOf("output stride", (double) outputStride, strides(architecture));
        requireOneOf("multiplier", multiplier, multipliers(architecture));
        requireOneOf("bytes per weight", (double) quantBytes, List.of(1.0, 2.0, 4.0));
    }

    /**
     * What the original loads when it is given an architecture and nothing else: stride 16, four bytes, and the multiplier
     * 1, not the 0.75 of {@link #DEFAULT}.
     */
    public static LoadOptions of(Architecture architecture) {
        return new LoadOptions(architecture, 16, 1, 4, "");
    }

    public LoadOptions withOutputStride(int stride) {
        return new LoadOptions(architecture, stride, multiplier, quantBytes, modelUrl);
    }

    public LoadOptions withMultiplier(double width) {
        return new LoadOptions(architecture, outputStride, width, quantBytes, modelUrl);
    }

    public LoadOptions withQuantBytes(int bytes) {
        return new LoadOptions(architecture, outputStride, multiplier, bytes, modelUrl);
    }

    public LoadOptions withModelUrl(String url) {
        return new LoadOptions(architecture, outputStride, multiplier, quantBytes, url);
    }

    private static List<Double> strides(Architecture architecture) {
        return switch (architecture) {
            case MOBILENET_V1 -> List.of(8.0, 16.0, 32.0);
            case RESNET_50 -> List.of(16.0, 32.0);
        };
    }

    private static List<Double> multipliers(Architecture architecture) {
        return switch (architecture) {
            case MOBILENET_V1 -> List.of(0.5, 0.75, 1.0);
            case RESNET_50 -> List.of(1.0);
        };
    }

    private static void requireOneOf(String name, double value, List<Double> valid) {
        if (!valid.contains(value)) {
            throw new IllegalArgumentException(name + " is one of " + valid + ", had " + value);
        }
    }

    /** Where the model file lies; its shards lie beside it. */
    public URI address() {
        return URI.create(modelUrl.isEmpty() ? OFFICIAL + path() : modelUrl);
    }

    /** The model file's place below the official address, like {@code mobilenet/float/075/model-stride16.json}. */
    public String path() {
        String weights = quantBytes == 4 ? "float" : "quant" + quantBytes;
        String folder = switch (architecture) {
            case MOBILENET_V1 -> String.format(Locale.ROOT, "mobilenet/%s/%03d", weights, Math.round(multiplier * 100));
            case RESNET_50 -> "resnet50/" + weights;
        };
        return folder + "/model-stride" + outputStride + ".json";
    }
}
