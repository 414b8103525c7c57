package app.selfie.segmentation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import app.selfie.imaging.ColourPlanes;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Region;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** Runs any network that keeps to {@link ImportedModel}'s contract, in buffers allocated once. */
final class OnnxPersonSegmenter implements PersonSegmenter {

    private final OnnxModel model;
    private final Frame picture;
    private final ColourPlanes planes;
    private final FloatBuffer output;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;
    private boolean closed;

    OnnxPersonSegmenter(OnnxModel model) {
        this.model = model;
        ImageSize in = model.inputSize();
        ImageSize out = model.outputSize();
        this.output = ByteBuffer.allocateDirect(Math.toIntExact(out.pixels() * Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        this.picture = Frame.allocate(in);
        this.planes = new ColourPlanes(in);
        try {
            OnnxTensor inputTensor = tensor(planes.memory().asFloatBuffer(), Frame.CHANNELS, in);
            this.inputs = Map.of(ImportedModel.INPUT, inputTensor);
            try {
                this.outputs = Map.of(ImportedModel.OUTPUT, tensor(output, 1, out));
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
            throw new SegmentationException("model " + model.id() + " got no buffers: " + e.getMessage(), e);
        }
    }

    @Override
    public void segment(Frame frame, Region region, SegmentationMask out) {
        if (closed) {
            throw new IllegalStateException("this segmenter of model " + model.id() + " is closed");
        }
        frame.stretchTo(region, picture);
        planes.fill(picture);
        model.run(inputs, outputs);
        ImageSize size = model.outputSize();
        out.reset(size.widthPx(), size.heightPx(), region);
        output.get(0, out.probabilities(), 0, output.capacity());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            inputs.values().forEach(OnnxTensor::close);
            outputs.values().forEach(OnnxTensor::close);
            planes.close();
            picture.close();
        }
    }
}
