package app.selfie.segmentation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import app.selfie.imaging.ImageSize;
import app.selfie.modelfiles.ImportedModel;
import app.selfie.modelfiles.TranslatedModels;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** A network without the picture around it: the yardstick for what the pipeline adds. Caller closes. */
public final class NetworkAlone implements AutoCloseable {

    private final OnnxModel network;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    /** BodyPix models have to be in {@link BenchmarkModels}' folder. */
    public NetworkAlone(ModelId id) throws Exception {
        this(id, source(id).load().orElseThrow());
    }

    /** A built-in network as the product runs it, or with its graph as it was translated. */
    static NetworkAlone builtIn(ModelId id, boolean rewritten) throws Exception {
        BuiltInModel model = BuiltInModel.ALL.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow();
        try (InputStream file = NetworkAlone.class.getClassLoader().getResourceAsStream(model.resource())) {
            return new NetworkAlone(id, TranslatedModels.of(file.readAllBytes(), rewritten));
        }
    }

    private static ModelSource source(ModelId id) throws Exception {
        return Stream.<ModelSource>concat(
                        BuiltInModel.ALL.stream(), BodyPixModel.in(BenchmarkModels.with(id.value())).stream())
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private NetworkAlone(ModelId id, ImportedModel imported) throws Exception {
        network = OnnxModel.load(id, imported);
        inputs = Map.of(ImportedModel.INPUT, tensor(3, network.inputSize()));
        outputs = Map.of(ImportedModel.OUTPUT, tensor(1, network.outputSize()));
    }

    private static OnnxTensor tensor(int channels, ImageSize size) throws OrtException {
        int count = Math.toIntExact(channels * size.pixels());
        var values = ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        Random random = new Random(1);
        for (int i = 0; i < count; i++) {
            values.put(i, random.nextFloat());
        }
        return OnnxTensor.createTensor(
                OnnxEnvironment.get(), values, new long[] {1, channels, size.heightPx(), size.widthPx()});
    }

    public void run() {
        network.run(inputs, outputs);
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
        network.close();
    }
}
