package app.selfie.modelfiles;

import static app.selfie.modelfiles.TfjsFile.window;

import app.selfie.bodypix.BodyPixHead;
import java.util.Map;

/** A network of BodyPix' form with a handful of weights, so that tests need no files from outside. */
public final class SmallBodyPix {

    public static final int STRIDE = 16;
    private static final int CHANNELS = 4;

    private SmallBodyPix() {}

    public static float[] random(int length, long seed) {
        float[] values = NaivePicture.random(1, 1, length, seed).values();
        for (int i = 0; i < values.length; i++) {
            values[i] *= 0.4f;
        }
        return values;
    }

    private static float[] kernel(int layer) {
        return random(9 * (layer == 0 ? 3 : CHANNELS) * CHANNELS, 100 + layer);
    }

    public static String nodeName(BodyPixHead head) {
        String name = BodyPixGraph.outputName(head);
        return head == BodyPixHead.DISPLACEMENT_FWD || head == BodyPixHead.DISPLACEMENT_BWD
                ? "MobilenetV1/" + name + "_2/BiasAdd"
                : "float_" + name;
    }

    /** With an output stride of 16. */
    public static TfjsFile file() {
        TfjsFile file = new TfjsFile().placeholder("sub_2");
        String last = "sub_2";
        for (int layer = 0; layer < 4; layer++) {
            int in = layer == 0 ? 3 : CHANNELS;
            String name = "MobilenetV1/layer" + layer;
            file.floats(name + "/k", kernel(layer), 3, 3, in, CHANNELS)
                    .floats(name + "/b", random(CHANNELS, layer), CHANNELS)
                    .node("Conv2D", name + "/conv", window("SAME", 2, 1), last, name + "/k")
                    .node("BiasAdd", name + "/biased", Map.of(), name + "/conv", name + "/b")
                    .node("Relu6", name, Map.of(), name + "/biased");
            last = name;
        }
        for (BodyPixHead head : BodyPixHead.values()) {
            String name = nodeName(head);
            int channels = head.channels();
            file.floats(name + "/k", random(CHANNELS * channels, channels), 1, 1, CHANNELS, channels)
                    .floats(name + "/b", random(channels, 50 + channels), channels)
                    .node("Conv2D", name + "/conv", window("SAME", 1, 1), last, name + "/k")
                    .node("BiasAdd", name, Map.of(), name + "/conv", name + "/b");
        }
        return file;
    }

    /** What the network says of a prepared picture. */
    public static NaivePicture expected(NaivePicture prepared, BodyPixHead head) {
        NaivePicture picture = prepared;
        int[] dense = {1, 1};
        for (int layer = 0; layer < 4; layer++) {
            picture = picture.conv(kernel(layer), 3, CHANNELS, 2, dense, true)
                    .plus(random(CHANNELS, layer))
                    .map((value, i) -> Math.clamp(value, 0, 6));
        }
        int channels = head.channels();
        return picture.conv(random(CHANNELS * channels, channels), 1, channels, 1, dense, true)
                .plus(random(channels, 50 + channels));
    }
}
