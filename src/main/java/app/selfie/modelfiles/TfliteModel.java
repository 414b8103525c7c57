package app.selfie.modelfiles;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a TFLite file says, read but not yet believed: indices are in range, sizes are bounded, and nothing else is
 * promised.
 *
 * @param tensors by index
 * @param operators in the order of execution
 * @param input index of the only input tensor
 * @param output index of the only output tensor
 */
record TfliteModel(List<Tensor> tensors, List<Operator> operators, int input, int output) {

    /** The only element types that occur in a network with 16-bit float weights; others are refused. */
    enum ElementType {
        FLOAT32(4),
        FLOAT16(2),
        INT32(4);

        final int bytes;

        ElementType(int bytes) {
            this.bytes = bytes;
        }
    }

    /**
     * @param shape every side at least 1
     * @param data little-endian, exactly the shape's size for a constant, empty for a computed tensor; not modified
     */
    record Tensor(int index, String name, ElementType type, List<Integer> shape, ByteBuffer data) {

        boolean isConstant() {
            return data.hasRemaining();
        }

        int elements() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }

        @Override
        public String toString() {
            return "tensor " + index + " \"" + name + "\" " + type + shape;
        }
    }

    /**
     * @param optionsType number of the options' table type in the schema's union, 0 for none
     * @param owner the operator's own table, in which its options are
     */
    record Operator(
            int index,
            TfliteOperatorKind kind,
            List<Tensor> inputs,
            List<Tensor> outputs,
            int optionsType,
            FlatTable owner,
            ByteBuffer customOptions) {

        Tensor input(int position) throws ModelImportException {
            if (position >= inputs.size()) {
                throw new ModelImportException(
                        this + " has " + inputs.size() + " inputs, expected at least " + (position + 1));
            }
            return inputs.get(position);
        }

        Tensor output() throws ModelImportException {
            if (outputs.size() != 1) {
                throw new ModelImportException(this + " has " + outputs.size() + " outputs, expected 1");
            }
            return outputs.getFirst();
        }

        /** The table with this operator's parameters. */
        FlatTable options() throws ModelImportException {
            if (optionsType != kind.optionsType()) {
                throw new ModelImportException(
                        this + " has options of type " + optionsType + ", expected " + kind.optionsType());
            }
            return owner.table(4, "the options of " + this);
        }

        @Override
        public String toString() {
            return "operator " + index + " " + kind;
        }
    }
}
