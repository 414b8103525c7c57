package app.selfie.segmentation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import app.selfie.imaging.ColourPlanes;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Region;
import app.selfie.modelfiles.ImportedModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** What a network that finds people reads and writes, for one size of picture. Its owner closes it. Not thread-safe. */
final class NetworkBuffers implements AutoCloseable {

    private final ModelId model;
    private final ImageSize outputSize;
    private final Frame picture;
    private final ColourPlanes planes;
    private final FloatBuffer output;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    /** @param model for messages */
    NetworkBuffers(ModelId model, ImageSize inputSize, ImageSize outputSize) {
        this.model = model;
        this.outputSize = outputSize;
        this.output = ByteBuffer.allocateDirect(Math.toIntExact(outputSize.pixels() * Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        this.picture = Frame.allocate(inputSize);
        this.planes = new ColourPlanes(inputSize);
        try {
            OnnxTensor inputTensor = tensor(planes.memory().asFloatBuffer(), Frame.CHANNELS, inputSize);
            this.inputs = Map.of(ImportedModel.INPUT, inputTensor);
            try {
                this.outputs = Map.of(ImportedModel.OUTPUT, tensor(output, 1, outputSize));
            } catch (RuntimeException | Error e) {
                inputTensor.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            planes.close();
            picture.close();
            throw e;
        }
    }

    /** A tensor over the buffer itself: what is written to one is read from the other. */
    private OnnxTensor tensor(FloatBuffer buffer, int channels, ImageSize size) {
        try {
            return OnnxTensor.createTensor(
                    OnnxEnvironment.get(), buffer, new long[] {1, channels, size.heightPx(), size.widthPx()});
        } catch (OrtException e) {
            throw new SegmentationException("model " + model + " got no buffers: " + e.getMessage(), e);
        }
    }

    /** What the network will see; written to before each {@link #run}. */
    Frame picture() {
        return picture;
    }

    /** Runs the network on the picture. */
    void run(OnnxModel network) {
        planes.fill(picture);
        network.run(inputs, outputs);
    }

    /**
     * Copies out what the last run said.
     *
     * @param content the cells to take, inside the output
     * @param region the part of the frame that they cover
     * @param out overwritten
     */
    void read(Region content, Region region, SegmentationMask out) {
        out.reset(content.widthPx(), content.heightPx(), region);
        if (content.widthPx() == outputSize.widthPx()) {
            output.get(
                    content.yPx() * outputSize.widthPx(),
                    out.probabilities(),
                    0,
                    content.widthPx() * content.heightPx());
            return;
        }
        for (int y = 0; y < content.heightPx(); y++) {
            output.get(
                    (content.yPx() + y) * outputSize.widthPx() + content.xPx(),
                    out.probabilities(),
                    y * content.widthPx(),
                    content.widthPx());
        }
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
        planes.close();
        picture.close();
    }
}
