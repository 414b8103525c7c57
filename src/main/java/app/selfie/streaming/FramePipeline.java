package app.selfie.streaming;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.compositing.Backdrop;
import app.selfie.compositing.Compositor;
import app.selfie.effects.BodyEffect;
import app.selfie.effects.BodyPainter;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.imaging.JpegHeader;
import app.selfie.imaging.Matte;
import app.selfie.imaging.Picture;
import app.selfie.segmentation.BodyMap;
import app.selfie.segmentation.BodySegmenter;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.PeopleFinder;
import app.selfie.segmentation.PersonSegmenter;
import app.selfie.segmentation.SegmentationMask;
import app.selfie.streaming.StageTimes.Stage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker's way from a JPEG frame to a JPEG picture: decode, segment, mask, composite, encode. All buffers are the
 * worker's own, but for the segmenter's, and live as long as it; per frame there is no garbage but the answer and a few small objects. A
 * mask is only ever composited with the frame it came from: both are local to one call.
 */
final class FramePipeline implements FrameProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(FramePipeline.class);

    /**
     * Shown for the moment in which the first scene is being drawn: a calm grey-blue, and never the room, which whoever
     * picked a scene does not want to be seen.
     */
    private static final Backdrop UNTIL_DRAWN = new Backdrop.Plain(0x4A5563);

    private static final int SMALLEST_SIDE_PX = 16;

    private final Segmenters segmenters;
    private final Backgrounds backgrounds;
    private final StreamProperties properties;
    private final JpegCodec codec = new JpegCodec();
    private final SegmentationMask mask = new SegmentationMask();
    private final PeopleFinder people = new PeopleFinder();
    private final Matte matte = new Matte();
    private final Compositor compositor = new Compositor();
    private final BodyMap body = new BodyMap();
    private final BodyPainter painter = new BodyPainter();
    private final StageTimes times = new StageTimes();

    /** @param segmenters shared by all pipelines, and outlives them */
    FramePipeline(Segmenters segmenters, Backgrounds backgrounds, StreamProperties properties) {
        this.segmenters = segmenters;
        this.backgrounds = backgrounds;
        this.properties = properties;
    }

    @Override
    public ByteBuffer answer(
            UserId owner,
            IncomingFrame incoming,
            StreamSettings settings,
            StreamMemory view,
            StreamStatistics statistics) {
        times.begin(incoming.arrivedNanos());
        Optional<JpegHeader> header = JpegHeader.read(incoming.bytes(), WireFormat.HEADER_BYTES, incoming.jpegLength());
        if (header.isEmpty()) {
            return refused(incoming, RejectionReason.NOT_A_JPEG, statistics);
        }
        ImageSize size = header.get().size();
        if (!reasonable(size)) { // before anything is allocated for it
            return refused(incoming, RejectionReason.BAD_DIMENSIONS, statistics);
        }
        try {
            return picture(owner, incoming, size, settings, view, statistics);
        } catch (RuntimeException e) {
            LOG.error("A frame with model {} failed", settings.model(), e);
            return refused(incoming, RejectionReason.INTERNAL, statistics);
        }
    }

    private ByteBuffer picture(
            UserId owner,
            IncomingFrame incoming,
            ImageSize size,
            StreamSettings settings,
            StreamMemory view,
            StreamStatistics statistics) {
        Optional<Frame> decoded = codec.decode(incoming.bytes(), WireFormat.HEADER_BYTES, incoming.jpegLength());
        if (decoded.isEmpty()) {
            return refused(incoming, RejectionReason.DAMAGED, statistics);
        }
        try (Frame frame = decoded.get()) {
            if (!frame.size().equals(size)) { // the decoder saw another file than the check did
                return refused(incoming, RejectionReason.DAMAGED, statistics);
            }
            int quality = incoming.qualityWithin(properties.jpegQuality());
            byte[] message = message(owner, frame, quality, settings, view, statistics);
            statistics.answered(times);
            return WireFormat.picture(message, incoming.sequence(), incoming.captureTime(), times);
        }
    }

    private boolean reasonable(ImageSize size) {
        return size.widthPx() >= SMALLEST_SIDE_PX
                && size.heightPx() >= SMALLEST_SIDE_PX
                && size.widthPx() <= properties.maxWidthPx()
                && size.heightPx() <= properties.maxHeightPx();
    }

    private static ByteBuffer refused(IncomingFrame incoming, RejectionReason reason, StreamStatistics statistics) {
        statistics.refused(reason);
        return WireFormat.refused(incoming, reason);
    }

    /** The composed picture as a JPEG file, with room in front for what {@link WireFormat} puts there. */
    private byte[] message(
            UserId owner,
            Frame frame,
            int quality,
            StreamSettings settings,
            StreamMemory view,
            StreamStatistics statistics) {
        times.done(Stage.DECODE);
        boolean bodies = false;
        if (settings.needsBodies() || !(settings.backdrop() instanceof BackdropChoice.None)) {
            bodies = segment(frame, settings, view, statistics);
            compositor.compose(frame, matte, backdrop(owner, settings.backdrop(), frame.size(), view));
            if (bodies && settings.skeleton()) {
                painter.drawSkeletons(frame, body);
            }
            times.done(Stage.COMPOSITE);
        }
        byte[] message = codec.encode(frame, quality, WireFormat.PICTURE_AT);
        times.done(Stage.ENCODE);
        return message;
    }

    /**
     * Leaves the person's matte in {@code matte}, and what is to be seen of them in {@code frame}.
     *
     * @return whether {@code body} holds this frame's bodies
     */
    private boolean segment(Frame frame, StreamSettings settings, StreamMemory view, StreamStatistics statistics) {
        ImageSize size = frame.size();
        ModelId model = segmenters.choose(settings.model());
        boolean bodies = settings.needsBodies() && segmentBodies(frame, model);
        if (!bodies) {
            segmentPeople(frame, model, view);
        }
        times.done(Stage.SEGMENT);
        statistics.segmented(model);
        view.smoother.setStrength(settings.steadiness());
        view.smoother.smooth(frame, mask);
        matte.cover(size, mask.probabilities(), mask.width(), mask.height(), mask.region(), settings.edge());
        if (bodies) {
            painter.paint(frame, body, settings.effect());
        } else if (settings.effect() == BodyEffect.BLUR_FACES && segmenters.knowsBodies(model)) {
            painter.blurAll(frame); // until the faces are known: better too much than a face
        }
        times.done(Stage.MASK);
        return bodies;
    }

    private boolean segmentBodies(Frame frame, ModelId model) {
        Optional<BodySegmenter> lent = segmenters.borrowBodies(model);
        lent.ifPresent(segmenter -> {
            try {
                segmenter.segment(frame, mask, body);
            } finally {
                segmenters.giveBack(model, segmenter);
            }
        });
        return lent.isPresent();
    }

    private void segmentPeople(Frame frame, ModelId model, StreamMemory view) {
        PersonSegmenter segmenter = segmenters.borrow(model);
        try {
            people.find(frame, view.tracker, segmenter, System.nanoTime(), mask);
        } finally {
            segmenters.giveBack(model, segmenter);
        }
    }

    private Backdrop backdrop(UserId owner, BackdropChoice choice, ImageSize size, StreamMemory view) {
        Backdrop backdrop = switch (choice) {
            case BackdropChoice.None() -> new Backdrop.None();
            case BackdropChoice.Plain(int rgb) -> new Backdrop.Plain(rgb);
            case BackdropChoice.Blur(float strength) -> new Backdrop.Blur(strength);
            case BackdropChoice.Scene(BackgroundId id) ->
                backgrounds
                        .picture(owner, id, size)
                        .<Backdrop>map(Backdrop.Scene::new)
                        .orElseGet(() -> untilDrawn(size, view));
        };
        view.remember(backdrop);
        return backdrop;
    }

    /** What was behind the person up to now, as long as it hides the room and still fits: only backgrounds scale. */
    private static Backdrop untilDrawn(ImageSize size, StreamMemory view) {
        return switch (view.backdrop()) {
            case Backdrop.Scene(Picture picture) when picture.size().equals(size) -> new Backdrop.Scene(picture);
            case Backdrop.Plain plain -> plain;
            case Backdrop.Scene _, Backdrop.Blur _, Backdrop.None _ -> UNTIL_DRAWN;
            case null -> UNTIL_DRAWN;
        };
    }

    @Override
    public void close() {
        for (AutoCloseable part : List.<AutoCloseable>of(codec, matte, compositor, painter)) {
            try {
                part.close();
            } catch (Exception e) { // the others are closed all the same
                LOG.error("Part of a pipeline did not close", e);
            }
        }
    }
}
