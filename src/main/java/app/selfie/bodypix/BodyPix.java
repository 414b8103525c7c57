package app.selfie.bodypix;

import app.selfie.imaging.Frame;
import app.selfie.imaging.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds people in a picture: who is where, pixel by pixel, with which body part and in which pose. Made of version 2.2 of
 * the TensorFlow.js library, whose results it equals; see {@link Segmentation} for what they are.
 *
 * <p>An instance keeps buffers and belongs to one thread at a time; it does not close its network. For a live picture
 * {@link BodyPixReader} is quicker: it stops at the size that is needed.
 *
 * <p>All methods throw {@link IllegalArgumentException} if a network's outputs do not have the grid that its stride
 * promises, and whatever the network throws: also for pictures so small that no cell of its grid fits in.
 */
public final class BodyPix {

    private final BodyPixNetwork network;
    private final InputPreparer preparer;
    private final PersonDecoder personDecoder = new PersonDecoder();
    private final PartDecoder partDecoder = new PartDecoder();
    private final PoseDecoder poseDecoder = new PoseDecoder();

    /** Sees with the given network, which stays the caller's. */
    public BodyPix(BodyPixNetwork network) {
        this.network = network;
        this.preparer = new InputPreparer(network.architecture());
    }

    /**
     * Everybody in one mask, with all poses.
     *
     * @param frame not modified
     */
    public Segmentation.Person segmentPerson(Frame frame, PersonOptions options) {
        Activation seen = segmentPersonActivation(frame, options.internalResolution(), options.segmentationThreshold());
        return new Segmentation.Person(seen.labels(), seen.probability(), poses(seen, options));
    }

    /** {@link #segmentPerson(Frame, PersonOptions)} of a picture on the heap. */
    public Segmentation.Person segmentPerson(Picture picture, PersonOptions options) {
        try (Frame frame = picture.toFrame()) {
            return segmentPerson(frame, options);
        }
    }

    /**
     * Everybody's body parts in one map, with all poses.
     *
     * @param frame not modified
     */
    public Segmentation.PersonParts segmentPersonParts(Frame frame, PersonOptions options) {
        Activation seen =
                segmentPersonPartsActivation(frame, options.internalResolution(), options.segmentationThreshold());
        return new Segmentation.PersonParts(seen.labels(), seen.probability(), poses(seen, options));
    }

    /** {@link #segmentPersonParts(Frame, PersonOptions)} of a picture on the heap. */
    public Segmentation.PersonParts segmentPersonParts(Picture picture, PersonOptions options) {
        try (Frame frame = picture.toFrame()) {
            return segmentPersonParts(frame, options);
        }
    }

    /**
     * Each person in a mask of their own, strongest starting point first. Only people whose pose reaches the score
     * threshold count: a face that fills the picture often does not, as most of its 17 keypoints are out of sight, and then
     * the list is empty although {@link #segmentPerson} shows a large mask.
     *
     * @param frame not modified
     */
    public List<Segmentation.OnePerson> segmentMultiPerson(Frame frame, MultiPersonOptions options) {
        PersonOptions person = options.person();
        Activation seen = segmentPersonActivation(frame, person.internalResolution(), person.segmentationThreshold());
        return people(seen, seen.labels(), options);
    }

    /** {@link #segmentMultiPerson(Frame, MultiPersonOptions)} of a picture on the heap. */
    public List<Segmentation.OnePerson> segmentMultiPerson(Picture picture, MultiPersonOptions options) {
        try (Frame frame = picture.toFrame()) {
            return segmentMultiPerson(frame, options);
        }
    }

    /**
     * Each person's body parts in a map of their own: the parts of {@link #segmentPersonParts}, cut by the person's mask of
     * {@link #segmentMultiPerson}.
     *
     * @param frame not modified
     */
    public List<Segmentation.OnePersonParts> segmentMultiPersonParts(Frame frame, MultiPersonOptions options) {
        PersonOptions person = options.person();
        Activation seen = segmentPersonActivation(frame, person.internalResolution(), person.segmentationThreshold());
        byte[] parts = partDecoder.decode(
                seen.outputs(), seen.geometry(), seen.labels().array());
        return people(seen, seen.labels(), options).stream()
                .map(one -> new Segmentation.OnePersonParts(cut(parts, one.labels()), one.pose()))
                .toList();
    }

    /** {@link #segmentMultiPersonParts(Frame, MultiPersonOptions)} of a picture on the heap. */
    public List<Segmentation.OnePersonParts> segmentMultiPersonParts(Picture picture, MultiPersonOptions options) {
        try (Frame frame = picture.toFrame()) {
            return segmentMultiPersonParts(frame, options);
        }
    }

    /**
     * Runs the network and gives its outputs with the person's mask.
     *
     * @param frame not modified
     * @param threshold 0..1; {@link Activation#DEFAULT_THRESHOLD} in the original
     */
    public Activation segmentPersonActivation(Frame frame, InternalResolution resolution, double threshold) {
        InputGeometry geometry = InputGeometry.of(frame.size(), resolution, network.outputStride());
        float[] input = preparer.prepare(frame, geometry);
        BodyPixOutputs outputs =
                network.run(input, geometry.input().heightPx(), geometry.input().widthPx());
        SoftMask probability = new SoftMask(frame.size(), personDecoder.decode(outputs, geometry));
        return new Activation(probability.over(threshold), probability, outputs, geometry);
    }

    /**
     * Runs the network and gives its outputs with the map of body parts.
     *
     * @param frame not modified
     * @param threshold 0..1; {@link Activation#DEFAULT_THRESHOLD} in the original
     */
    public Activation segmentPersonPartsActivation(Frame frame, InternalResolution resolution, double threshold) {
        Activation person = segmentPersonActivation(frame, resolution, threshold);
        byte[] parts = partDecoder.decode(
                person.outputs(), person.geometry(), person.labels().array());
        return new Activation(
                new PixelLabels(frame.size(), parts), person.probability(), person.outputs(), person.geometry());
    }

    private List<Pose> poses(Activation seen, PersonOptions options) {
        poseDecoder.decode(seen.outputs(), seen.geometry(), options);
        return poseDecoder.poses();
    }

    private List<Segmentation.OnePerson> people(Activation seen, PixelLabels person, MultiPersonOptions options) {
        List<Pose> poses = poses(seen, options.person()).stream()
                .filter(pose -> pose.score() >= options.person().scoreThreshold())
                .toList();
        int[] owners = new InstanceDecoder(seen.outputs(), seen.geometry(), poses, options).owners(person.array());
        List<byte[]> masks = new ArrayList<>();
        poses.forEach(pose -> masks.add(new byte[owners.length]));
        for (int i = 0; i < owners.length; i++) {
            if (owners[i] >= 0) {
                masks.get(owners[i])[i] = 1;
            }
        }
        List<Segmentation.OnePerson> people = new ArrayList<>();
        for (int i = 0; i < poses.size(); i++) {
            people.add(new Segmentation.OnePerson(new PixelLabels(person.size(), masks.get(i)), poses.get(i)));
        }
        return people;
    }

    private static PixelLabels cut(byte[] parts, PixelLabels person) {
        byte[] own = new byte[parts.length];
        Arrays.fill(own, PixelLabels.NO_PART);
        for (int i = 0; i < own.length; i++) {
            if (person.at(i) == 1) {
                own[i] = parts[i];
            }
        }
        return new PixelLabels(person.size(), own);
    }
}
