package app.selfie.modelfiles;

/**
 * A computed picture; in ONNX it is {1, channels, height, width}.
 *
 * @param name its name in the ONNX graph
 * @param margin zeros around it that nobody has written yet: a convolution takes them along for nothing
 * @param nonNegative whether no value can be under 0
 */
record TfjsPicture(String name, Side height, Side width, int channels, Margin margin, boolean nonNegative) {

    /**
     * A side whose length may be open until the network runs: {@code step * k + offset} pixels, for any k of at least 1.
     *
     * @param step 0 for a fixed length
     */
    record Side(int step, int offset) {

        /** A number for the open sides that stands for a webcam's frame, to count work with. */
        private static final int USUAL_K = 20;

        static Side fixed(int lengthPx) {
            return new Side(0, lengthPx);
        }

        int least() {
            return step + offset;
        }

        long usual() {
            return (long) step * USUAL_K + offset;
        }

        /**
         * What a window that moves along this side needs and leaves.
         *
         * @param who for messages
         * @param same whether zeros are added so that the output is the input divided by the stride
         */
        Windows windows(String who, boolean same, int kernel, int stride, int dilation) throws ModelImportException {
            if (step % stride != 0) {
                throw new ModelImportException(
                        who + " has a stride of " + stride + " for a side of " + this + ", which it does not divide");
            }
            // With a whole number of strides in the open part, the padding is the same for every k.
            Padding padding = same
                    ? Padding.same(least(), kernel, stride, dilation)
                    : Padding.valid(least(), kernel, stride, dilation);
            if (padding.output() < 1) {
                throw new ModelImportException(who + " has a kernel of " + kernel + " for a side of " + this);
            }
            return new Windows(padding, new Side(step / stride, padding.output() - step / stride));
        }

        Side grown(int pixels) {
            return new Side(step, offset + pixels);
        }

        @Override
        public String toString() {
            return step == 0 ? offset + " pixels" : step + "k" + (offset < 0 ? "" : "+") + offset + " pixels";
        }
    }

    /** Padding along a side, and the side of what comes out. */
    record Windows(Padding padding, Side output) {}

    /** Zeros on the four edges, each 0 or more. */
    record Margin(int top, int left, int bottom, int right) {
        static final Margin NONE = new Margin(0, 0, 0, 0);
    }

    /** A picture without a margin. */
    static TfjsPicture of(String name, Side height, Side width, int channels) {
        return new TfjsPicture(name, height, width, channels, Margin.NONE, false);
    }

    Side paddedHeight() {
        return height.grown(margin.top() + margin.bottom());
    }

    Side paddedWidth() {
        return width.grown(margin.left() + margin.right());
    }

    TfjsPicture withMargin(Margin zeros) {
        return new TfjsPicture(name, height, width, channels, zeros, nonNegative);
    }

    boolean hasSizeOf(TfjsPicture other) {
        return height.equals(other.height) && width.equals(other.width) && channels == other.channels;
    }

    /** Numbers in it, for a webcam's frame; a double, as a hostile file may want more than a long can count. */
    double usualElements() {
        return (double) height.usual() * width.usual() * channels;
    }

    @Override
    public String toString() {
        return "a picture of " + height + " by " + width + " with " + channels + " channels";
    }
}
