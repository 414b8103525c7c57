package app.selfie.segmentation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Tensors over buffers of their own, by name: what is written to a buffer is read from its tensor, and nothing is copied
 * on the way. Not thread-safe.
 */
final class OnnxTensors implements AutoCloseable {

    private final String owner;
    private final Map<String, OnnxTensor> tensors = new HashMap<>();
    private final Map<String, FloatBuffer> buffers = new HashMap<>();

    /** @param owner for messages */
    OnnxTensors(String owner) {
        this.owner = owner;
    }

    /** Adds a tensor of floats in native order and gives its buffer. */
    FloatBuffer add(String name, long... shape) {
        long length = 1;
        for (long side : shape) {
            length = Math.multiplyExact(length, side);
        }
        FloatBuffer buffer = ByteBuffer.allocateDirect(Math.toIntExact(Math.multiplyExact(length, Float.BYTES)))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        try {
            tensors.put(name, OnnxTensor.createTensor(OnnxEnvironment.get(), buffer, shape));
        } catch (OrtException e) {
            throw new SegmentationException("model " + owner + " got no buffers: " + e.getMessage(), e);
        }
        buffers.put(name, buffer);
        return buffer;
    }

    /** The live map, for a session. */
    Map<String, OnnxTensor> byName() {
        return tensors;
    }

    FloatBuffer buffer(String name) {
        FloatBuffer buffer = buffers.get(name);
        if (buffer == null) {
            throw new IllegalArgumentException("no tensor " + name + ", expected one of " + buffers.keySet());
        }
        return buffer;
    }

    /** Frees the tensors. Does nothing the second time. */
    @Override
    public void close() {
        tensors.values().forEach(OnnxTensor::close);
        tensors.clear();
    }
}
