package app.selfie.stills;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.compositing.Backdrop;
import app.selfie.compositing.Compositor;
import app.selfie.compositing.CutOut;
import app.selfie.effects.BodyEffect;
import app.selfie.effects.BodyPainter;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.imaging.JpegHeader;
import app.selfie.imaging.Matte;
import app.selfie.imaging.PngCodec;
import app.selfie.segmentation.BodyMap;
import app.selfie.segmentation.BodySegmenter;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.SegmentationException;
import app.selfie.segmentation.SegmentationMask;
import app.selfie.segmentation.SegmentationModel;
import app.selfie.segmentation.StillSegmenter;

/**
 * What one still at a time is made with. The buffers are native, the darkroom's own, and kept for the next still: about
 * 20 MB after one of 1920x1080, 30 after one with a body effect. Its owner closes it. Not thread-safe.
 */
final class StillRenderer implements AutoCloseable {

    /** Of the JPEG that is kept: no loss that the eye finds, at about half a megabyte for 1280x720. */
    static final int QUALITY = 95;

    private final ModelCatalog models;
    private final Backgrounds backgrounds;
    private final JpegCodec jpeg = new JpegCodec();
    private final PngCodec png = new PngCodec();
    private final Matte matte = new Matte();
    private final Compositor compositor = new Compositor();
    private final CutOut cutOut = new CutOut();
    private final SegmentationMask bodyMask = new SegmentationMask();
    private final BodyMap body = new BodyMap();
    private final BodyPainter painter = new BodyPainter();

    StillRenderer(ModelCatalog models, Backgrounds backgrounds) {
        this.models = models;
        this.backgrounds = backgrounds;
    }

    /** @param original checked and without metadata */
    Still develop(UserId owner, byte[] original, Recipe recipe, BodyEffect effect) {
        try (Frame frame = decode(original);
                StillSegmenter segmenter = segmenter(recipe.model())) {
            segmenter.segment(frame, recipe.edge(), matte);
            byte[] kept = paint(frame, recipe.model(), effect) ? jpeg.encodeFine(frame, QUALITY) : original;
            byte[] opacities = png.encode(matte);
            return new Still(frame.size(), kept, opacities, picture(owner, frame, recipe), recipe);
        } catch (SegmentationException e) {
            throw new StillException(StillProblem.INTERNAL, "model " + recipe.model() + " failed", e);
        }
    }

    /** @return whether the frame is another one now: never with a model that does not know bodies */
    private boolean paint(Frame frame, ModelId model, BodyEffect effect) {
        if (effect == BodyEffect.NONE
                || models.find(model).filter(SegmentationModel::knowsBodies).isEmpty()) {
            return false;
        }
        try (BodySegmenter segmenter = models.newBodySegmenter(model)
                .orElseThrow(() -> new StillException(StillProblem.BUSY, "model " + model + " is being replaced"))) {
            segmenter.segment(frame, bodyMask, body);
            painter.paint(frame, body, effect);
            return true;
        }
    }

    byte[] render(UserId owner, byte[] original, byte[] opacities, Recipe recipe) {
        try (Frame frame = decode(original)) {
            decodeMatte(opacities, frame.size());
            return picture(owner, frame, recipe);
        }
    }

    byte[] cutOut(byte[] original, byte[] opacities, boolean mirrored) {
        try (Frame frame = decode(original)) {
            decodeMatte(opacities, frame.size());
            mirror(frame, mirrored);
            return png.encode(frame.size(), cutOut.bgra(frame, matte));
        }
    }

    byte[] png(byte[] picture) {
        try (Frame frame = decode(picture)) {
            return png.encode(frame);
        }
    }

    /** Composes in place; the matte is the frame's before and afterwards. */
    private byte[] picture(UserId owner, Frame frame, Recipe recipe) {
        Backdrop backdrop = backdrop(owner, recipe.backdrop(), frame.size());
        mirror(frame, recipe.mirrored());
        compositor.compose(frame, matte, backdrop);
        return jpeg.encodeFine(frame, QUALITY);
    }

    private void mirror(Frame frame, boolean mirrored) {
        if (mirrored) {
            frame.mirror();
            matte.mirror();
        }
    }

    /** Caller closes. */
    private Frame decode(byte[] original) {
        ImageSize size = JpegHeader.read(original, 0, original.length)
                .orElseThrow(() -> new StillException(StillProblem.NOT_A_JPEG, "the original is no JPEG file"))
                .size();
        Frame frame = jpeg.decode(original, 0, original.length)
                .orElseThrow(() -> new StillException(StillProblem.DAMAGED, "a JPEG file cannot be decoded"));
        if (!frame.size().equals(size)) { // the decoder saw another file than the check did
            frame.close();
            throw new StillException(StillProblem.DAMAGED, "a JPEG file says " + size + " and is " + frame.size());
        }
        return frame;
    }

    private void decodeMatte(byte[] opacities, ImageSize size) {
        if (!png.decode(opacities, matte)) {
            throw new StillException(StillProblem.DAMAGED, "the matte is no PNG file");
        }
        if (!matte.size().equals(size)) {
            throw new StillException(StillProblem.DAMAGED, "the matte is " + matte.size() + ", the original " + size);
        }
    }

    /** Of this still only: a network may be replaced by the next. Costs under a millisecond. Caller closes. */
    private StillSegmenter segmenter(ModelId model) {
        SegmentationModel known = models.find(model)
                .orElseThrow(() -> new StillException(StillProblem.GONE, "there is no model " + model));
        switch (known.state()) {
            case SegmentationModel.Installed _ -> {}
            case SegmentationModel.Preparing _ ->
                throw new StillException(StillProblem.BUSY, "model " + model + " is being prepared");
            case SegmentationModel.NotInstalled gone ->
                throw new StillException(StillProblem.GONE, "model " + model + " is not installed: " + gone);
        }
        return models.newStillSegmenter(model);
    }

    private Backdrop backdrop(UserId owner, BackdropChoice choice, ImageSize size) {
        return switch (choice) {
            case BackdropChoice.None() -> new Backdrop.None();
            case BackdropChoice.Plain(int rgb) -> new Backdrop.Plain(rgb);
            case BackdropChoice.Blur(float strength) -> new Backdrop.Blur(strength);
            case BackdropChoice.Scene(BackgroundId id) ->
                new Backdrop.Scene(backgrounds
                        .drawn(owner, id, size)
                        .orElseThrow(() -> new StillException(StillProblem.GONE, "there is no background " + id)));
        };
    }

    @Override
    public void close() {
        jpeg.close();
        png.close();
        matte.close();
        compositor.close();
        painter.close();
    }
}
