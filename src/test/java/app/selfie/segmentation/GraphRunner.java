package app.selfie.segmentation;

import app.selfie.imaging.Frame;
import app.selfie.imaging.Region;
import app.selfie.modelfiles.ImportedModel;
import app.selfie.modelfiles.ModelImportException;
import java.nio.FloatBuffer;

/** Runs graphs for tests of the packages that only write them. */
public final class GraphRunner {

    private GraphRunner() {}

    /**
     * A graph with one input and one output, run once.
     *
     * @param values as many as the input's shape has. Not modified.
     * @return as many as the output's shape has
     */
    public static float[] run(
            byte[] onnx, String input, float[] values, long[] inputShape, String output, long[] outputShape)
            throws ModelImportException {
        try (OnnxSession session = OnnxSession.load("test", onnx, 1);
                OnnxTensors inputs = new OnnxTensors("test");
                OnnxTensors outputs = new OnnxTensors("test")) {
            inputs.add(input, inputShape).put(0, values);
            FloatBuffer result = outputs.add(output, outputShape);
            session.run(inputs.byName(), outputs.byName());
            float[] found = new float[result.capacity()];
            result.get(0, found);
            return found;
        }
    }

    /** Loads a network that finds people. Caller closes. */
    public static PersonSegmenter segmenter(ImportedModel imported) throws ModelImportException {
        OnnxModel model = OnnxModel.load(new ModelId("test"), imported);
        OnnxPersonSegmenter segmenter = new OnnxPersonSegmenter(model);
        return new PersonSegmenter() {
            @Override
            public void segment(Frame frame, Region region, SegmentationMask out) {
                segmenter.segment(frame, region, out);
            }

            @Override
            public void close() {
                segmenter.close();
                model.close();
            }
        };
    }
}
