package app.selfie.modelfiles;

/**
 * TensorFlow's padding along one side of a picture, made explicit: ONNX Runtime refuses the automatic kind together with
 * dilation, and TensorFlow puts an odd pixel at the end.
 *
 * @param output number of outputs along this side, at least 1
 * @param begin zeros before the first element, 0 or more
 * @param end zeros after the last element, 0 or more
 */
record Padding(int output, int begin, int end) {

    /** As many outputs as there are strides in the input: ceil(input / stride). All arguments at least 1. */
    static Padding same(int input, int kernel, int stride, int dilation) {
        int output = Math.ceilDiv(input, stride);
        long total = Math.max(0, (output - 1L) * stride + (kernel - 1L) * dilation + 1 - input);
        return new Padding(output, Math.toIntExact(total / 2), Math.toIntExact(total - total / 2));
    }

    /** Only outputs whose whole kernel lies inside the input; 0 or fewer if the kernel does not fit at all. */
    static Padding valid(int input, int kernel, int stride, int dilation) {
        long reach = (kernel - 1L) * dilation + 1;
        return new Padding(Math.toIntExact(Math.floorDiv(input - reach, stride) + 1), 0, 0);
    }
}
