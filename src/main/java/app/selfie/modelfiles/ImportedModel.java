package app.selfie.modelfiles;

import app.selfie.imaging.ImageSize;

/**
 * A network in ONNX form, whatever it was imported from. Every import keeps to one contract, so that one segmenter runs
 * them all: input float32 {1, 3, h, w}, red, green and blue planes, 0..1; output float32 {1, 1, h', w'}, the probability
 * 0..1 that a cell is a person, covering the same picture. The picture is either stretched to the whole input, or keeps its
 * shape with black beside it: what the network was trained with.
 */
public final class ImportedModel {

    /** Name of the graph's only input. */
    public static final String INPUT = "picture";

    /** Name of the graph's only output. */
    public static final String OUTPUT = "person";

    private final byte[] onnx;
    private final ImageSize inputSize;
    private final ImageSize outputSize;
    private final boolean keepsShape;
    private final int threads;

    private ImportedModel(byte[] onnx, ImageSize inputSize, ImageSize outputSize, boolean keepsShape, int threads) {
        this.onnx = onnx;
        this.inputSize = inputSize;
        this.outputSize = outputSize;
        this.keepsShape = keepsShape;
        this.threads = threads;
    }

    /**
     * A network that wants its picture stretched. It runs on one core: the workers are the parallelism, and with a second
     * thread the small networks take longer, not shorter.
     *
     * @param onnx the ONNX file; handed over
     * @param inputSize w x h
     * @param outputSize w' x h'
     */
    public static ImportedModel stretching(byte[] onnx, ImageSize inputSize, ImageSize outputSize) {
        return new ImportedModel(onnx, inputSize, outputSize, false, 1);
    }

    /**
     * A network that wants its picture in its own shape, and takes it upright as well: its sides are open, and its output is
     * as large as its input.
     *
     * @param onnx the ONNX file; handed over
     * @param inputSize for a picture that is not upright
     * @param threads cores that one run may use, at least 1
     */
    public static ImportedModel keepingShape(byte[] onnx, ImageSize inputSize, int threads) {
        return new ImportedModel(onnx, inputSize, inputSize, true, threads);
    }

    /** The ONNX file itself; not to be modified. */
    public byte[] onnx() {
        return onnx;
    }

    /** Of the picture that the network sees; where it keeps shapes, of one that is not upright. */
    public ImageSize inputSize() {
        return inputSize;
    }

    /** Of the map that the network gives. */
    public ImageSize outputSize() {
        return outputSize;
    }

    /** Whether a picture keeps its shape, with black beside it, and is taken upright too. */
    public boolean keepsShape() {
        return keepsShape;
    }

    /** Cores that one run may use, at least 1. */
    public int threads() {
        return threads;
    }
}
