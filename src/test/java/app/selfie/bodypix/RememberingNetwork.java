package app.selfie.bodypix;

import java.util.Arrays;

/** Runs another network only when the picture is not the one it was asked about last: several questions, one run. */
final class RememberingNetwork implements BodyPixNetwork {

    private final BodyPixNetwork network;
    private float[] lastInput = new float[0];
    private int lastWidth;
    private BodyPixOutputs lastOutputs = new BodyPixOutputs();

    RememberingNetwork(BodyPixNetwork network) {
        this.network = network;
    }

    @Override
    public Architecture architecture() {
        return network.architecture();
    }

    @Override
    public int outputStride() {
        return network.outputStride();
    }

    @Override
    public BodyPixOutputs run(float[] input, int heightPx, int widthPx) {
        int length = 3 * heightPx * widthPx;
        if (widthPx != lastWidth
                || lastInput.length != length
                || !Arrays.equals(input, 0, length, lastInput, 0, length)) {
            lastOutputs = network.run(input, heightPx, widthPx);
            lastInput = Arrays.copyOf(input, length);
            lastWidth = widthPx;
        }
        return lastOutputs;
    }

    @Override
    public void close() {
        network.close();
    }
}
