package app.selfie.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.FixtureFolder;
import app.selfie.bodypix.BodyPixHead;
import app.selfie.bodypix.BodyPixNetwork;
import app.selfie.bodypix.BodyPixOutputs;
import app.selfie.modelfiles.NaivePicture;
import app.selfie.modelfiles.TfjsFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** BodyPix networks and the tensors that the real library made with them; skipped where they are missing. */
final class BodyPixFixtures {

    private BodyPixFixtures() {}

    /** Copies a model's files to where its translations may be kept beside them; gives the JSON file. */
    static Path model(String name, Path folder) throws IOException {
        Path from = FixtureFolder.resolve("models").resolve(name);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return folder.resolve(TfjsFile.JSON);
    }

    static List<String> recordedCases() throws IOException {
        try (Stream<Path> folders = Files.list(FixtureFolder.resolve("bodypix/raw"))) {
            List<String> names =
                    folders.map(path -> path.getFileName().toString()).sorted().toList();
            assertThat(names).isNotEmpty();
            return names;
        }
    }

    static JsonNode meta(Path folder) throws IOException {
        return new JsonMapper().readTree(Files.readAllBytes(folder.resolve("meta.json")));
    }

    /** A recorded tensor, {height, width, channels}. */
    static NaivePicture tensor(Path folder, String name) throws IOException {
        JsonNode tensor = meta(folder).at("/tensors/" + name);
        JsonNode shape = tensor.get("shape");
        ByteBuffer bytes = ByteBuffer.wrap(
                        Files.readAllBytes(folder.resolve(tensor.get("file").stringValue())))
                .order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        NaivePicture picture = new NaivePicture(
                shape.get(1).intValue(), shape.get(2).intValue(), shape.get(3).intValue(), values);
        assertThat(values).hasSize(picture.height() * picture.width() * picture.channels());
        return picture;
    }

    static NaivePicture input(String recorded) throws IOException {
        return tensor(FixtureFolder.resolve("bodypix/raw").resolve(recorded), "input");
    }

    static BodyPixOutputs run(BodyPixNetwork network, NaivePicture input) {
        return network.run(input.planes(), input.height(), input.width());
    }

    /** The largest difference to a recorded tensor of the same size. */
    static float difference(BodyPixOutputs outputs, BodyPixHead head, NaivePicture recorded) {
        assertThat(outputs.height()).isEqualTo(recorded.height());
        assertThat(outputs.width()).isEqualTo(recorded.width());
        assertThat(head.channels()).isEqualTo(recorded.channels());
        float most = 0;
        for (int i = 0; i < recorded.values().length; i++) {
            float difference = Math.abs(outputs.values(head)[i] - recorded.values()[i]);
            most = Float.isNaN(difference) ? Float.NaN : Math.max(most, difference);
        }
        return most;
    }
}
