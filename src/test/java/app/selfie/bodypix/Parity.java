package app.selfie.bodypix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.selfie.imaging.Picture;
import java.io.IOException;
import java.util.List;

/**
 * How near our results are to the recorded ones of one case.
 *
 * @param personIou of segmentPerson's masks
 * @param partsAgreement share of pixels with the same body part
 * @param scoreError the largest difference of a score, of poses and of keypoints
 * @param keypointErrorPx the largest distance of a keypoint, those that are apart excluded
 * @param keypointsApart how many keypoints are farther away than a pixel
 * @param leastInstanceIou the worst of segmentMultiPerson's masks; 1 where there is nobody
 * @param differentPixels of segmentPerson's masks
 */
record Parity(
        double personIou,
        double partsAgreement,
        double scoreError,
        double keypointErrorPx,
        int keypointsApart,
        double leastInstanceIou,
        int differentPixels) {

    private static final double APART_PX = 1;

    static Parity of(RecordedCase recorded, BodyPix bodyPix) throws IOException {
        Picture photo = Recordings.photo(recorded.photo(), recorded.mirrored());
        Segmentation.Person person = bodyPix.segmentPerson(photo, recorded.options());
        Segmentation.PersonParts parts = bodyPix.segmentPersonParts(photo, recorded.options());
        List<Segmentation.OnePerson> people =
                bodyPix.segmentMultiPerson(photo, MultiPersonOptions.DEFAULT.withPerson(recorded.options()));

        byte[] recordedPerson = Recordings.map(recorded.personFile());
        byte[] recordedParts = Recordings.map(recorded.partsFile());
        byte[] recordedPeople = Recordings.map(recorded.multiFile());
        PoseError error = PoseError.none()
                .with(person.allPoses(), Recordings.poses(recorded.posesFile(), "segmentPerson"))
                .with(parts.allPoses(), Recordings.poses(recorded.posesFile(), "segmentPersonParts"))
                .with(
                        people.stream().map(Segmentation.OnePerson::pose).toList(),
                        Recordings.poses(recorded.posesFile(), "segmentMultiPerson"));
        assertThat(people).as("people of %s", recorded).hasSize(recorded.persons());
        double leastInstance = 1;
        for (int i = 0; i < people.size(); i++) {
            byte number = (byte) (i + 1);
            leastInstance =
                    Math.min(leastInstance, iou(people.get(i).labels().array(), (byte) 1, recordedPeople, number));
        }
        byte[] ourParts = parts.labels().array();
        int sameParts = 0;
        int differentPixels = 0;
        for (int i = 0; i < ourParts.length; i++) {
            sameParts += ourParts[i] + 1 == recordedParts[i] ? 1 : 0;
            differentPixels += person.labels().at(i) != recordedPerson[i] ? 1 : 0;
        }
        return new Parity(
                iou(person.labels().array(), (byte) 1, recordedPerson, (byte) 1),
                (double) sameParts / ourParts.length,
                error.score,
                error.positionPx,
                error.apart,
                leastInstance,
                differentPixels);
    }

    /**
     * What every case must reach.
     *
     * @param allowedApart keypoints that may be farther away than a pixel
     */
    void check(RecordedCase recorded, int allowedApart) {
        assertThat(personIou).as("IoU of %s", recorded).isGreaterThanOrEqualTo(0.99);
        assertThat(partsAgreement).as("parts of %s", recorded).isGreaterThanOrEqualTo(0.98);
        assertThat(scoreError).as("scores of %s", recorded).isCloseTo(0, within(0.01));
        assertThat(keypointsApart).as("keypoints of %s", recorded).isLessThanOrEqualTo(allowedApart);
        assertThat(leastInstanceIou).as("people's masks of %s", recorded).isGreaterThanOrEqualTo(0.97);
    }

    Parity worst(Parity other) {
        return new Parity(
                Math.min(personIou, other.personIou),
                Math.min(partsAgreement, other.partsAgreement),
                Math.max(scoreError, other.scoreError),
                Math.max(keypointErrorPx, other.keypointErrorPx),
                keypointsApart + other.keypointsApart,
                Math.min(leastInstanceIou, other.leastInstanceIou),
                Math.max(differentPixels, other.differentPixels));
    }

    /** Intersection over union of the pixels with one value here and another there; 1 if neither has any. */
    static double iou(byte[] ours, byte our, byte[] theirs, byte their) {
        assertThat(ours).hasSameSizeAs(theirs);
        long both = 0;
        long any = 0;
        for (int i = 0; i < ours.length; i++) {
            boolean here = ours[i] == our;
            boolean there = theirs[i] == their;
            both += here && there ? 1 : 0;
            any += here || there ? 1 : 0;
        }
        return any == 0 ? 1 : (double) both / any;
    }

    private record PoseError(double score, double positionPx, int apart) {

        static PoseError none() {
            return new PoseError(0, 0, 0);
        }

        PoseError with(List<Pose> ours, List<Pose> theirs) {
            assertThat(ours).as("poses").hasSameSizeAs(theirs);
            PoseError worst = this;
            for (int i = 0; i < ours.size(); i++) {
                worst = worst.with(ours.get(i).score() - theirs.get(i).score(), 0);
                for (Joint joint : Joint.ALL) {
                    Keypoint our = ours.get(i).keypoint(joint);
                    Keypoint their = theirs.get(i).keypoint(joint);
                    worst = worst.with(
                            our.score() - their.score(), Math.hypot(our.xPx() - their.xPx(), our.yPx() - their.yPx()));
                }
            }
            return worst;
        }

        private PoseError with(double scoreDifference, double distancePx) {
            double worstScore = Math.max(score, Math.abs(scoreDifference));
            return distancePx > APART_PX
                    ? new PoseError(worstScore, positionPx, apart + 1)
                    : new PoseError(worstScore, Math.max(positionPx, distancePx), apart);
        }
    }
}
