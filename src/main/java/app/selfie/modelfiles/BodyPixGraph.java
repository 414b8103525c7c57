package app.selfie.modelfiles;

import app.selfie.bodypix.Architecture;
import app.selfie.bodypix.BodyPixHead;
import java.util.Locale;

/**
 * A whole BodyPix network in ONNX form, for pictures of any size whose sides are one more than a multiple of the output
 * stride. Input {@value #INPUT}: float32 {1, 3, height, width}, prepared as the architecture wants it; outputs: a head each,
 * named {@link #outputName}, float32 {1, rows, columns, channels}, as the network says it.
 */
public final class BodyPixGraph {

    /** Name of the graph's only input. */
    public static final String INPUT = "image";

    private final byte[] onnx;
    private final Architecture architecture;
    private final int outputStride;

    BodyPixGraph(byte[] onnx, Architecture architecture, int outputStride) {
        this.onnx = onnx;
        this.architecture = architecture;
        this.outputStride = outputStride;
    }

    /** The head's name among the graph's outputs. */
    public static String outputName(BodyPixHead head) {
        return head.name().toLowerCase(Locale.ROOT);
    }

    /** The ONNX file itself; not to be modified. */
    public byte[] onnx() {
        return onnx;
    }

    /** What the input has to be prepared for. */
    public Architecture architecture() {
        return architecture;
    }

    /** 8, 16 or 32 pixels of the input for each cell of the outputs. */
    public int outputStride() {
        return outputStride;
    }
}
