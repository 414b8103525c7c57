package app.selfie.bodypix;

import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What reading the network's outputs costs for a 640x480 frame, without the network. Two people stand in the picture, with
 * bodies of several parts; {@code noise} is added to all maps, so that every cell has rivals.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BodyPixBenchmark {

    private static final ImageSize SIZE = new ImageSize(640, 480);

    /** Pixels of the input per cell: 8 has four times the cells of 16. */
    @Param({"16", "8"})
    public int stride;

    @Param({"0.5", "2"})
    public double noise;

    private InputGeometry geometry;
    private BodyPixOutputs outputs;
    private final BodyPixReader reader = new BodyPixReader();
    private final float[] person = new float[321 * 241];
    private final byte[] parts = new byte[321 * 241];
    private final byte[] framePlane = new byte[640 * 480];
    private final InputPreparer preparer = new InputPreparer(Architecture.MOBILENET_V1);
    private BodyPixPainter painter;
    private Frame frame;
    private Frame target;
    private BodyPix bodyPix;

    @Setup
    public void fill() {
        geometry = InputGeometry.of(SIZE, InternalResolution.MEDIUM, stride);
        outputs = new BodyPixOutputs();
        outputs.reset(geometry.gridHeight(), geometry.gridWidth());
        Random random = new Random(1);
        for (BodyPixHead head : BodyPixHead.values()) {
            float[] values = outputs.values(head);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * noise) + level(head, i);
            }
        }
        reader.read(outputs, geometry);
        painter = new BodyPixPainter();
        byte[] bgr = new byte[3 * 640 * 480];
        random.nextBytes(bgr);
        frame = Frame.of(SIZE, bgr);
        target = Frame.allocate(SIZE);
        bodyPix = new BodyPix(new Saying());
    }

    /** Two columns of people, a head over a torso over legs; keypoints in every 23rd cell. */
    private float level(BodyPixHead head, int i) {
        int cell = i / head.channels();
        int channel = i % head.channels();
        double x = (double) (cell % geometry.gridWidth()) / geometry.gridWidth();
        double y = (double) (cell / geometry.gridWidth()) / geometry.gridHeight();
        boolean here = x > 0.15 && x < 0.4 || x > 0.6 && x < 0.85;
        return switch (head) {
            case SEGMENTS -> here ? 5 : -5;
            case PART_HEATMAPS -> here && channel == (y < 0.3 ? 0 : y < 0.7 ? 12 : 14) ? 3 : -3;
            case HEATMAPS -> here && (cell + channel) % 23 == 0 ? 3 : -6;
            default -> 0;
        };
    }

    /** A network that takes no time. */
    private final class Saying implements BodyPixNetwork {

        @Override
        public Architecture architecture() {
            return Architecture.MOBILENET_V1;
        }

        @Override
        public int outputStride() {
            return stride;
        }

        @Override
        public BodyPixOutputs run(float[] input, int heightPx, int widthPx) {
            return outputs;
        }

        @Override
        public void close() {}
    }

    /** Everything that a live frame may need: mask, parts at the input's size, poses. */
    @Benchmark
    public int live() {
        reader.person(person, 321, 241);
        reader.parts(0.7, parts, 321, 241);
        return reader.poses(PersonOptions.DEFAULT).count();
    }

    @Benchmark
    public float[] livePerson() {
        reader.person(person, 321, 241);
        return person;
    }

    @Benchmark
    public byte[] liveParts() {
        reader.parts(0.7, parts, 321, 241);
        return parts;
    }

    @Benchmark
    public byte[] livePartsAtFrameSize() {
        reader.parts(0.7, framePlane, 640, 480);
        return framePlane;
    }

    @Benchmark
    public int poses() {
        return reader.poses(PersonOptions.DEFAULT).count();
    }

    @Benchmark
    public float[] prepare() {
        return preparer.prepare(frame, geometry);
    }

    @Benchmark
    public Object segmentPerson() {
        return bodyPix.segmentPerson(frame, PersonOptions.DEFAULT);
    }

    @Benchmark
    public Object segmentPersonParts() {
        return bodyPix.segmentPersonParts(frame, PersonOptions.DEFAULT);
    }

    @Benchmark
    public List<Object> segmentMultiPerson() {
        return new ArrayList<>(bodyPix.segmentMultiPerson(frame, MultiPersonOptions.DEFAULT));
    }

    /** The blur behind bokeh and hidden faces. */
    @Benchmark
    public Frame blurAround() {
        painter.blurAround(frame, framePlane, BlurStyle.DEFAULT, target);
        return target;
    }

    @TearDown
    public void close() {
        painter.close();
        frame.close();
        target.close();
    }
}
