package app.selfie.segmentation;

import app.selfie.bodypix.Architecture;
import app.selfie.bodypix.BodyPixHead;
import app.selfie.bodypix.BodyPixNetwork;
import app.selfie.bodypix.BodyPixOutputs;
import app.selfie.modelfiles.BodyPixGraph;

/** A BodyPix network on ONNX Runtime, in buffers that are allocated anew only when the input's size changes. */
final class OnnxBodyPixNetwork implements BodyPixNetwork {

    private static final int CHANNELS = 3;
    /** Of one side; more than a webcam's largest picture at twice its size. */
    private static final int MAX_SIDE_PX = 8193;

    private final BodyPixSession session;
    private final boolean ownsSession;
    private final BodyPixOutputs results = new BodyPixOutputs();
    private OnnxTensors inputs;
    private OnnxTensors outputs;
    private int height;
    private int width;
    private boolean closed;

    /** @param ownsSession whether closing this network closes the session, which others may share otherwise */
    OnnxBodyPixNetwork(BodyPixSession session, boolean ownsSession) {
        this.session = session;
        this.ownsSession = ownsSession;
        this.inputs = new OnnxTensors(session.name());
        this.outputs = new OnnxTensors(session.name());
    }

    @Override
    public Architecture architecture() {
        return session.architecture();
    }

    @Override
    public int outputStride() {
        return session.outputStride();
    }

    @Override
    public BodyPixOutputs run(float[] input, int heightPx, int widthPx) {
        if (closed) {
            throw new IllegalStateException("this network of model " + session.name() + " is closed");
        }
        requireSide(heightPx);
        requireSide(widthPx);
        int values = Math.multiplyExact(CHANNELS, Math.multiplyExact(heightPx, widthPx));
        if (input.length < values) {
            throw new IllegalArgumentException("a picture of " + widthPx + "x" + heightPx + " has " + values
                    + " values, the input has " + input.length);
        }
        if (heightPx != height || widthPx != width) {
            allocate(heightPx, widthPx);
        }
        inputs.buffer(BodyPixGraph.INPUT).put(0, input, 0, values);
        session.run(inputs, outputs);
        int cells = results.height() * results.width();
        for (BodyPixHead head : BodyPixHead.values()) {
            outputs.buffer(BodyPixGraph.outputName(head)).get(0, results.values(head), 0, cells * head.channels());
        }
        return results;
    }

    private void requireSide(int sidePx) {
        if (sidePx < 1 + outputStride() || sidePx > MAX_SIDE_PX || (sidePx - 1) % outputStride() != 0) {
            throw new IllegalArgumentException("a side of " + sidePx + " pixels, expected one more than a multiple of "
                    + outputStride() + ", at most " + MAX_SIDE_PX);
        }
    }

    private void allocate(int heightPx, int widthPx) {
        height = 0; // until everything is there
        inputs.close();
        outputs.close();
        inputs = new OnnxTensors(session.name());
        outputs = new OnnxTensors(session.name());
        inputs.add(BodyPixGraph.INPUT, 1, CHANNELS, heightPx, widthPx);
        results.reset((heightPx - 1) / outputStride() + 1, (widthPx - 1) / outputStride() + 1);
        for (BodyPixHead head : BodyPixHead.values()) {
            outputs.add(BodyPixGraph.outputName(head), 1, results.height(), results.width(), head.channels());
        }
        height = heightPx;
        width = widthPx;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            inputs.close();
            outputs.close();
            if (ownsSession) {
                session.close();
            }
        }
    }
}
