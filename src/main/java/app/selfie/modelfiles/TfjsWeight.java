package app.selfie.modelfiles;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The numbers of one constant, as they lie in the shards.
 *
 * @param shape at most four sides, each at least 1; empty for a single number
 * @param data little-endian; {@link #elements} values of the stored type. Not modified.
 */
record TfjsWeight(String name, Type type, List<Integer> shape, Stored stored, ByteBuffer data) {

    /** What the graph takes the constant for. */
    enum Type {
        FLOAT32,
        INT32
    }

    /** How wide each value is in the file; the narrow ones are quantised. */
    enum Width {
        UINT8(1),
        UINT16(2),
        FULL(4);

        final int bytes;

        Width(int bytes) {
            this.bytes = bytes;
        }
    }

    /** A quantised value q stands for {@code q * scale + min}; a full one for itself. */
    record Stored(Width width, double scale, double min) {
        static final Stored PLAIN = new Stored(Width.FULL, 1, 0);
    }

    int elements() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** All values, last side fastest; all finite. A new array. */
    float[] floats() throws ModelImportException {
        if (type != Type.FLOAT32) {
            throw new ModelImportException(this + " is used where floats are expected");
        }
        float[] values = new float[elements()];
        switch (stored.width()) {
            case FULL ->
                data.asReadOnlyBuffer().order(data.order()).asFloatBuffer().get(values);
            case UINT8 -> {
                // As many different values as a byte has: each is computed once, in 64 bits as the original does.
                float[] table = new float[256];
                for (int q = 0; q < table.length; q++) {
                    table[q] = dequantized(q);
                }
                for (int i = 0; i < values.length; i++) {
                    values[i] = table[data.get(i) & 0xFF];
                }
            }
            case UINT16 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = dequantized(data.getShort(2 * i) & 0xFFFF);
                }
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new ModelImportException(this + " has " + values[i] + " at element " + i);
            }
        }
        return values;
    }

    private float dequantized(int q) {
        return (float) (q * stored.scale() + stored.min());
    }

    /** All values, last side fastest. A new array. */
    int[] integers() throws ModelImportException {
        if (type != Type.INT32) {
            throw new ModelImportException(this + " is used where whole numbers are expected");
        }
        int[] values = new int[elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (stored.width()) {
                case FULL -> data.getInt(4 * i);
                // Whole numbers are quantised like the others, and meet themselves only nearly: 0.01176 x 255 is 3.
                case UINT8 -> (int) Math.round((data.get(i) & 0xFF) * stored.scale() + stored.min());
                case UINT16 -> (int) Math.round((data.getShort(2 * i) & 0xFFFF) * stored.scale() + stored.min());
            };
        }
        return values;
    }

    @Override
    public String toString() {
        return "constant " + name + " " + type + shape;
    }
}
