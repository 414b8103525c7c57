package app.selfie.modelfiles;

import java.util.Optional;

/** The operators this product understands, by their numbers in TensorFlow Lite's public schema. */
enum TfliteOperatorKind {
    ADD(0, 1, 11),
    AVERAGE_POOL_2D(1, 1, 5),
    CONV_2D(3, 1, 1),
    DEPTHWISE_CONV_2D(4, 1, 2),
    DEQUANTIZE(6, 2, 0),
    LOGISTIC(14, 1, 0),
    MUL(18, 1, 21),
    RELU(19, 1, 0),
    RESIZE_BILINEAR(23, 1, 15),
    /** MediaPipe's own operator, a transposed convolution with a bias. */
    CONVOLUTION_2D_TRANSPOSE_BIAS(32, 1, 0),
    MEAN(40, 1, 27),
    HARD_SWISH(117, 1, 0);

    private static final int CUSTOM = 32;
    private static final String CUSTOM_NAME = "Convolution2DTransposeBias";

    private final int code;
    private final int newestVersion;
    private final int optionsType;

    TfliteOperatorKind(int code, int newestVersion, int optionsType) {
        this.code = code;
        this.newestVersion = newestVersion;
        this.optionsType = optionsType;
    }

    /** The type of this operator's options table in the schema's union; 0 if it has none. */
    int optionsType() {
        return optionsType;
    }

    /**
     * Empty for an operator, a custom operator or a version that this product does not know.
     *
     * @param version 1 or more; a newer one may mean something else by the same parameters
     */
    static Optional<TfliteOperatorKind> of(int code, String customName, int version) {
        for (TfliteOperatorKind kind : values()) {
            if (kind.code == code) {
                boolean known = version >= 1
                        && version <= kind.newestVersion
                        && (code != CUSTOM || customName.equals(CUSTOM_NAME));
                return known ? Optional.of(kind) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
