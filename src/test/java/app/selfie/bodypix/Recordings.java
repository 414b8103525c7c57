package app.selfie.bodypix;

import app.selfie.FixtureFolder;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.imaging.Picture;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Photographs, and what the real library said about them, which lie beside the project and are not part of it. Where they
 * are missing, the tests that need them are skipped and reported as such.
 */
final class Recordings {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Recordings() {}

    private static Path bodyPix() {
        return FixtureFolder.resolve("bodypix");
    }

    /** Every recorded case. */
    static List<RecordedCase> cases() {
        List<RecordedCase> cases = new ArrayList<>();
        for (JsonNode node :
                JSON.readTree(bodyPix().resolve("index.json").toFile()).get("cases")) {
            JsonNode files = node.get("files");
            cases.add(new RecordedCase(
                    node.get("case").asString(),
                    node.get("photo").asString(),
                    node.get("model").asString(),
                    options(node.get("options")),
                    node.get("inputMirrored").asBoolean(),
                    new ImageSize(
                            node.get("internalSize").get("width").asInt(),
                            node.get("internalSize").get("height").asInt()),
                    node.get("padding").get("top").asInt(),
                    node.get("padding").get("left").asInt(),
                    files.get("person").asString(),
                    files.get("parts").asString(),
                    files.get("multi").asString(),
                    files.get("poses").asString(),
                    node.get("persons").asInt()));
        }
        return cases;
    }

    static RecordedCase find(String name) {
        return cases().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static PersonOptions options(JsonNode node) {
        InternalResolution resolution = switch (node.get("internalResolution").asString()) {
            case "low" -> InternalResolution.LOW;
            case "medium" -> InternalResolution.MEDIUM;
            case "high" -> InternalResolution.HIGH;
            case "full" -> InternalResolution.FULL;
            default -> throw new IllegalStateException("unknown resolution in " + node);
        };
        return PersonOptions.DEFAULT
                .withFlipHorizontal(node.get("flipHorizontal").asBoolean())
                .withInternalResolution(resolution)
                .withSegmentationThreshold(node.get("segmentationThreshold").asDouble());
    }

    static Picture photo(String name, boolean mirrored) throws IOException {
        byte[] jpeg = Files.readAllBytes(FixtureFolder.resolve("photos").resolve(name + ".jpg"));
        try (JpegCodec codec = new JpegCodec();
                Frame frame = codec.decode(jpeg, 0, jpeg.length).orElseThrow()) {
            byte[] bgr = frame.toBgr();
            return Picture.of(frame.size(), mirrored ? mirror(bgr, frame.size()) : bgr);
        }
    }

    private static byte[] mirror(byte[] bgr, ImageSize size) {
        byte[] mirrored = new byte[bgr.length];
        for (int i = 0; i < size.pixels(); i++) {
            int x = i % size.widthPx();
            int other = i - x + size.widthPx() - 1 - x;
            System.arraycopy(bgr, 3 * i, mirrored, 3 * other, 3);
        }
        return mirrored;
    }

    /** The SHA-256 of a photograph's decoded red, green, blue bytes, as the recording had them. */
    static String rgbSha256(String photo) {
        return JSON.readTree(bodyPix().resolve("index.json").toFile())
                .get("photos")
                .get(photo)
                .get("rgbSha256")
                .asString();
    }

    /** A recorded map, as its PNG holds it: grey values or numbers in a palette. */
    static byte[] map(String file) throws IOException {
        BufferedImage image = ImageIO.read(bodyPix().resolve(file).toFile());
        Raster raster = image.getRaster();
        byte[] values = new byte[image.getWidth() * image.getHeight()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) raster.getSample(i % image.getWidth(), i / image.getWidth(), 0);
        }
        return values;
    }

    /** Recorded poses of one call: {@code segmentPerson}, {@code segmentPersonParts} or {@code segmentMultiPerson}. */
    static List<Pose> poses(String file, String call) {
        JsonNode node = JSON.readTree(bodyPix().resolve(file).toFile()).get(call);
        List<Pose> poses = new ArrayList<>();
        for (JsonNode pose : node.get(call.equals("segmentMultiPerson") ? "poses" : "allPoses")) {
            List<Keypoint> keypoints = new ArrayList<>();
            for (JsonNode point : pose.get("keypoints")) {
                keypoints.add(new Keypoint(
                        joint(point.get("part").asString()),
                        point.get("score").asDouble(),
                        point.get("position").get("x").asDouble(),
                        point.get("position").get("y").asDouble()));
            }
            poses.add(new Pose(pose.get("score").asDouble(), keypoints));
        }
        return poses;
    }

    private static Joint joint(String label) {
        return Joint.ALL.stream()
                .filter(joint -> joint.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** The names of the cases whose tensors were recorded whole, with {@code -} for the slash. */
    static List<String> rawCases() throws IOException {
        try (Stream<Path> folders = Files.list(bodyPix().resolve("raw"))) {
            return folders.map(one -> one.getFileName().toString()).sorted().toList();
        }
    }

    /** A recorded tensor, by the name of its file without ending; {@code input} or one of the heads. */
    static float[] tensor(String rawCase, String name) throws IOException {
        byte[] bytes =
                Files.readAllBytes(bodyPix().resolve("raw").resolve(rawCase).resolve(name + ".f32"));
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    /** The recorded outputs of one case. */
    static BodyPixOutputs outputs(String rawCase, InputGeometry geometry) throws IOException {
        BodyPixOutputs outputs = new BodyPixOutputs();
        outputs.reset(geometry.gridHeight(), geometry.gridWidth());
        for (BodyPixHead head : BodyPixHead.values()) {
            float[] recorded = tensor(rawCase, head.name().toLowerCase(Locale.ROOT));
            System.arraycopy(recorded, 0, outputs.values(head), 0, recorded.length);
        }
        return outputs;
    }
}
