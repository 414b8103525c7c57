package app.selfie.modelfiles;

import static app.selfie.modelfiles.OnnxGraph.integers;
import static app.selfie.modelfiles.OnnxGraph.node;
import static app.selfie.modelfiles.OnnxGraphWriter.attribute;

import ai.onnx.proto.OnnxMl.NodeProto;
import app.selfie.modelfiles.OnnxGraph.Sides;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ways to write the same arithmetic so that ONNX Runtime runs it faster. It keeps pictures in blocks of channels (NCHWc)
 * for as long as every operator in a row knows that layout, and puts them in order and back around each one that does
 * not: a third of the selfie networks' time. All rewrites are exact but for rounding. Applied in this order.
 *
 * <p>See decision 0027.
 */
enum GraphRewrite {

    /**
     * {@code Mul(x, gate)} with one value per channel has no blocked form; {@code Mul} of two pictures of one size has, and
     * so has enlarging the gate to that size by its nearest value.
     */
    GATE_AT_FULL_SIZE {
        @Override
        void apply(OnnxGraph graph) {
            for (NodeProto mul : graph.nodes()) {
                if (!mul.getOpType().equals("Mul")) {
                    continue;
                }
                Optional<Sides> first = graph.sides(mul.getInput(0));
                Optional<Sides> second = graph.sides(mul.getInput(1));
                if (first.isEmpty() || second.isEmpty() || first.equals(second)) {
                    continue;
                }
                boolean gateFirst = isGate(first.get());
                Sides size = (gateFirst ? second : first).get();
                String gate = mul.getInput(gateFirst ? 0 : 1);
                String enlarged = graph.newName();
                graph.define(enlarged, size);
                String scales = graph.constant(new float[] {1, 1, size.height(), size.width()}, 4);
                graph.replace(
                        mul,
                        node(
                                "Resize",
                                List.of(gate, "", scales),
                                enlarged,
                                attribute("mode", "nearest"),
                                attribute("coordinate_transformation_mode", "asymmetric"),
                                attribute("nearest_mode", "floor")),
                        node(
                                "Mul",
                                gateFirst ? List.of(enlarged, mul.getInput(1)) : List.of(mul.getInput(0), enlarged),
                                mul.getOutput(0)));
            }
        }

        private boolean isGate(Sides sides) {
            return sides.height() == 1 && sides.width() == 1;
        }
    },

    /**
     * {@code ConvTranspose} with a square kernel as large as its stride computes each output from one input: a 1x1
     * convolution to kernel x kernel times as many channels, and {@code DepthToSpace} to put them in their places.
     */
    TRANSPOSED_BY_DEPTH_TO_SPACE {
        @Override
        void apply(OnnxGraph graph) {
            for (NodeProto transposed : graph.nodes()) {
                List<Long> kernel = integers(transposed, "kernel_shape");
                if (transposed.getOpType().equals("ConvTranspose")
                        && kernel.equals(integers(transposed, "strides"))
                        && kernel.size() == 2
                        && kernel.get(0).equals(kernel.get(1))) {
                    rewrite(graph, transposed, Math.toIntExact(kernel.getFirst()));
                }
            }
        }

        private void rewrite(OnnxGraph graph, NodeProto transposed, int block) {
            List<Long> shape = graph.shape(transposed.getInput(1)); // {in, out, block, block}
            int in = Math.toIntExact(shape.get(0));
            int out = Math.toIntExact(shape.get(1));
            int area = block * block;
            float[] from = graph.floats(transposed.getInput(1));
            float[] bias = graph.floats(transposed.getInput(2));
            float[] weights = new float[from.length];
            float[] repeated = new float[area * out];
            for (int place = 0; place < area; place++) {
                for (int o = 0; o < out; o++) {
                    int row = place * out + o; // DCR: the place in the block is the slower index
                    repeated[row] = bias[o];
                    for (int i = 0; i < in; i++) {
                        weights[row * in + i] = from[(i * out + o) * area + place];
                    }
                }
            }
            String deep = graph.newName();
            graph.replace(
                    transposed,
                    node(
                            "Conv",
                            List.of(
                                    transposed.getInput(0),
                                    graph.constant(weights, (long) area * out, in, 1, 1),
                                    graph.constant(repeated, (long) area * out)),
                            deep,
                            attribute("kernel_shape", new long[] {1, 1})),
                    node(
                            "DepthToSpace",
                            List.of(deep),
                            transposed.getOutput(0),
                            attribute("blocksize", block),
                            attribute("mode", "DCR")));
        }
    },

    /**
     * A 1x1 convolution of an enlarged picture is the enlarged convolution: the weights of linear interpolation sum to one,
     * so that they commute, the bias included. The convolution then has a quarter of the pixels.
     */
    CONVOLUTION_BEFORE_RESIZE {
        @Override
        void apply(OnnxGraph graph) {
            for (NodeProto convolution : graph.nodes()) {
                Optional<NodeProto> resize = isPointwise(convolution)
                        ? graph.writer(convolution.getInput(0)).filter(GraphRewrite::isLinearResize)
                        : Optional.empty();
                if (resize.isPresent() && graph.isReadOnce(convolution.getInput(0))) {
                    swap(graph, resize.get(), convolution);
                }
            }
        }

        private void swap(OnnxGraph graph, NodeProto resize, NodeProto convolution) {
            String small = graph.newName();
            Sides before = graph.sides(resize.getInput(0)).orElseThrow();
            int out = Math.toIntExact(graph.shape(convolution.getInput(1)).getFirst());
            graph.define(small, new Sides(out, before.height(), before.width()));
            graph.remove(resize);
            graph.replace(
                    convolution,
                    convolution.toBuilder()
                            .setInput(0, resize.getInput(0))
                            .setOutput(0, small)
                            .build(),
                    resize.toBuilder()
                            .setInput(0, small)
                            .setOutput(0, convolution.getOutput(0))
                            .build());
        }

        private boolean isPointwise(NodeProto candidate) {
            return candidate.getOpType().equals("Conv")
                    && integers(candidate, "kernel_shape").stream().allMatch(side -> side == 1)
                    && integers(candidate, "strides").stream().allMatch(step -> step == 1)
                    && integers(candidate, "pads").stream().allMatch(pad -> pad == 0)
                    && integers(candidate, "group").stream().allMatch(group -> group == 1);
        }
    },

    /**
     * The mean of a sum is the sum of the means, and enlarging by two from pixel centres keeps a mean: nothing has to be
     * enlarged or added where only the mean is wanted.
     */
    MEAN_OF_SUM {
        @Override
        void apply(OnnxGraph graph) {
            for (NodeProto mean : graph.nodes()) {
                Optional<NodeProto> sum = mean.getOpType().equals("GlobalAveragePool")
                        ? graph.writer(mean.getInput(0))
                                .filter(add -> add.getOpType().equals("Add"))
                        : Optional.empty();
                if (sum.isPresent() && graph.isReadOnce(mean.getInput(0)) && isOfOneSize(graph, sum.get())) {
                    split(graph, mean, sum.get());
                }
            }
        }

        private boolean isOfOneSize(OnnxGraph graph, NodeProto sum) {
            return graph.sides(sum.getInput(0)).isPresent()
                    && graph.sides(sum.getInput(0)).equals(graph.sides(sum.getInput(1)));
        }

        private void split(OnnxGraph graph, NodeProto mean, NodeProto sum) {
            int channels = graph.sides(sum.getInput(0)).orElseThrow().channels();
            String first = graph.newName();
            String second = graph.newName();
            graph.define(first, new Sides(channels, 1, 1));
            graph.define(second, new Sides(channels, 1, 1));
            graph.remove(sum);
            graph.replace(
                    mean,
                    node("GlobalAveragePool", List.of(unenlarged(graph, sum.getInput(0))), first),
                    node("GlobalAveragePool", List.of(unenlarged(graph, sum.getInput(1))), second),
                    node("Add", List.of(first, second), mean.getOutput(0)));
        }

        // What was enlarged by two to become this picture, or the picture itself.
        private String unenlarged(OnnxGraph graph, String name) {
            return graph.writer(name)
                    .filter(GraphRewrite::isLinearResize)
                    .filter(resize -> isByTwo(graph, resize))
                    .map(resize -> resize.getInput(0))
                    .orElse(name);
        }

        private boolean isByTwo(OnnxGraph graph, NodeProto resize) {
            float[] scales = graph.floats(resize.getInput(2));
            return scales[2] == 2 && scales[3] == 2;
        }
    };

    /** Changes the graph wherever it has what this rewrite knows; elsewhere does nothing. */
    abstract void apply(OnnxGraph graph);

    /** Applies some rewrites, in their order. */
    static void apply(OnnxGraph graph, Set<GraphRewrite> rewrites) {
        for (GraphRewrite rewrite : values()) {
            if (rewrites.contains(rewrite)) {
                rewrite.apply(graph);
            }
        }
    }

    /** Linear interpolation from pixel centres, the only kind the importer writes. */
    private static boolean isLinearResize(NodeProto candidate) {
        return candidate.getOpType().equals("Resize")
                && candidate.getAttributeList().stream()
                        .anyMatch(mode -> mode.getName().equals("mode")
                                && mode.getS().toStringUtf8().equals("linear"));
    }
}
