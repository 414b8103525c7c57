package app.selfie.segmentation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Region;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** Runs any network that keeps to {@link ImportedModel}'s contract, in buffers allocated once. */
final class OnnxPersonSegmenter implements PersonSegmenter {

    private final OnnxModel model;
    private final Frame picture;
    private final byte[] bgr;
    private final float[] planes;
    private final FloatBuffer input;
    private final FloatBuffer output;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;
    private boolean closed;

    OnnxPersonSegmenter(OnnxModel model) {
        this.model = model;
        ImageSize in = model.inputSize();
        ImageSize out = model.outputSize();
        this.bgr = new byte[Math.toIntExact(in.pixels() * Frame.CHANNELS)];
        this.planes = new float[bgr.length];
        this.input = nativeFloats(planes.length);
        this.output = nativeFloats(Math.toIntExact(out.pixels()));
        this.picture = Frame.allocate(in);
        try {
            OnnxTensor inputTensor = tensor(input, Frame.CHANNELS, in);
            this.inputs = Map.of(ImportedModel.INPUT, inputTensor);
            try {
                this.outputs = Map.of(ImportedModel.OUTPUT, tensor(output, 1, out));
            } catch (RuntimeException | Error e) {
                inputTensor.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            picture.close();
            throw e;
        }
    }

    private static FloatBuffer nativeFloats(int length) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(length, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
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
        MemorySegment.copy(picture.pixels(), ValueLayout.JAVA_BYTE, 0, bgr, 0, bgr.length);
        toPlanes(bgr, planes);
        input.put(0, planes);
        model.run(inputs, outputs);
        ImageSize size = model.outputSize();
        out.reset(size.widthPx(), size.heightPx(), region);
        output.get(0, out.probabilities(), 0, output.capacity());
    }

    /** Interleaved blue, green, red bytes to planes of red, green, blue, 0..1. */
    private static void toPlanes(byte[] bgr, float[] planes) {
        int pixels = bgr.length / Frame.CHANNELS;
        for (int channel = 0; channel < Frame.CHANNELS; channel++) {
            // One plane at a time: the JIT vectorises this loop, and not one that writes three planes at once.
            int first = channel * pixels;
            int at = Frame.CHANNELS - 1 - channel;
            for (int i = 0; i < pixels; i++) {
                planes[first + i] = (bgr[Frame.CHANNELS * i + at] & 0xFF) * (1 / 255f);
            }
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            inputs.values().forEach(OnnxTensor::close);
            outputs.values().forEach(OnnxTensor::close);
            picture.close();
        }
    }
}
