package app.selfie.modelfiles;

import static app.selfie.modelfiles.OnnxGraphWriter.attribute;

import app.selfie.modelfiles.TfjsAttributes.Pair;
import app.selfie.modelfiles.TfjsModel.Node;
import app.selfie.modelfiles.TfjsPicture.Margin;
import app.selfie.modelfiles.TfjsPicture.Windows;
import java.util.List;

/** Translates the poolings of a TensorFlow.js graph into ONNX; margins that Pads left become part of them. */
final class TfjsPooling {

    private final OnnxGraphWriter onnx;

    TfjsPooling(OnnxGraphWriter onnx) {
        this.onnx = onnx;
    }

    /**
     * Writes a MaxPool.
     *
     * @param picture what the node reads
     * @return what it computes
     */
    TfjsPicture max(Node node, TfjsPicture picture) throws ModelImportException {
        node.attributes().requireChannelsLast();
        Pair kernel = node.attributes().steps("ksize");
        Pair strides = node.attributes().steps("strides");
        boolean same = node.attributes().padsToSame();
        requireThatZerosCannotWin(node, picture, kernel, same);
        Windows y = picture.paddedHeight().windows(node.toString(), same, kernel.down(), strides.down(), 1);
        Windows x = picture.paddedWidth().windows(node.toString(), same, kernel.across(), strides.across(), 1);
        Margin margin = picture.margin();
        String name = onnx.newName();
        onnx.node(
                "MaxPool",
                List.of(picture.name()),
                name,
                attribute("kernel_shape", new long[] {kernel.down(), kernel.across()}),
                attribute("strides", new long[] {strides.down(), strides.across()}),
                attribute("pads", new long[] {
                    margin.top() + y.padding().begin(),
                    margin.left() + x.padding().begin(),
                    margin.bottom() + y.padding().end(),
                    margin.right() + x.padding().end()
                }));
        return new TfjsPicture(name, y.output(), x.output(), picture.channels(), Margin.NONE, picture.nonNegative());
    }

    /**
     * A pool's own padding counts as nothing at all, and a Pad's as zeros. Where no number is under zero and every window
     * holds one of them, that is the same. Elsewhere a Pad of its own would not help: ONNX Runtime 1.29 makes it part of
     * the pool all the same (its PadFusion), and the zeros are gone.
     */
    private static void requireThatZerosCannotWin(Node node, TfjsPicture picture, Pair kernel, boolean padded)
            throws ModelImportException {
        Margin margin = picture.margin();
        boolean same = picture.nonNegative()
                && !padded
                && Math.max(margin.top(), margin.bottom()) < kernel.down()
                && Math.max(margin.left(), margin.right()) < kernel.across();
        if (!same && !margin.equals(Margin.NONE)) {
            throw new ModelImportException(
                    node + " follows a Pad, which is supported after a Relu only, without padding"
                            + " of its own, and for fewer zeros than its window has");
        }
    }
}
