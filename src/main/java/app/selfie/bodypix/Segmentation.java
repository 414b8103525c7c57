package app.selfie.bodypix;

import app.selfie.imaging.ImageSize;
import java.util.List;

/** What was found in a picture, pixel by pixel and in the picture's size. */
public sealed interface Segmentation {

    /** One label per pixel; what they mean depends on the kind of segmentation. */
    PixelLabels labels();

    /** The size of the picture, and of the labels. */
    default ImageSize size() {
        return labels().size();
    }

    /**
     * Everybody in one mask.
     *
     * @param labels 1 = person, 0 = not
     * @param probability the same before the threshold
     * @param allPoses the strongest starting points first; weak ones included, with scores down to nearly 0
     */
    record Person(PixelLabels labels, SoftMask probability, List<Pose> allPoses) implements Segmentation {
        public Person {
            allPoses = List.copyOf(allPoses);
        }
    }

    /**
     * Everybody's body parts in one map.
     *
     * @param labels -1 = nobody, else the {@link BodyPart#id()}
     * @param probability that a pixel shows a person, whatever the part
     * @param allPoses as in {@link Person}
     */
    record PersonParts(PixelLabels labels, SoftMask probability, List<Pose> allPoses) implements Segmentation {
        public PersonParts {
            allPoses = List.copyOf(allPoses);
        }
    }

    /**
     * One of several people.
     *
     * @param labels 1 = this person, 0 = not
     */
    record OnePerson(PixelLabels labels, Pose pose) implements Segmentation {}

    /**
     * The body parts of one of several people.
     *
     * @param labels -1 = not this person, else the {@link BodyPart#id()}
     */
    record OnePersonParts(PixelLabels labels, Pose pose) implements Segmentation {}
}
