package app.selfie.segmentation;

import app.selfie.imaging.ImageSize;

/**
 * A network in ONNX form, whatever it was imported from. Every import keeps to one contract, so that one segmenter runs
 * them all: input float32 {1, 3, h, w}, red, green and blue planes, 0..1, the picture stretched to the whole of it;
 * output float32 {1, 1, h', w'}, the probability 0..1 that a cell is a person, covering the same picture.
 */
final class ImportedModel {

    /** Name of the graph's only input. */
    static final String INPUT = "picture";

    /** Name of the graph's only output. */
    static final String OUTPUT = "person";

    private final byte[] onnx;
    private final ImageSize inputSize;
    private final ImageSize outputSize;
    private final int threads;

    /**
     * A network for one core: the workers are the parallelism, and with a second thread the small networks take longer,
     * not shorter.
     *
     * @param onnx the ONNX file; handed over
     * @param inputSize w x h
     * @param outputSize w' x h'
     */
    ImportedModel(byte[] onnx, ImageSize inputSize, ImageSize outputSize) {
        this(onnx, inputSize, outputSize, 1);
    }

    /** @param threads cores that one run may use, at least 1 */
    ImportedModel(byte[] onnx, ImageSize inputSize, ImageSize outputSize, int threads) {
        this.onnx = onnx;
        this.inputSize = inputSize;
        this.outputSize = outputSize;
        this.threads = threads;
    }

    /** The ONNX file itself; not to be modified. */
    byte[] onnx() {
        return onnx;
    }

    ImageSize inputSize() {
        return inputSize;
    }

    ImageSize outputSize() {
        return outputSize;
    }

    int threads() {
        return threads;
    }
}
