package app.selfie.gallery.ui;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.effects.BodyEffect;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.portrait.Portrait;
import app.selfie.portrait.Pose;
import app.selfie.segmentation.ModelId;
import app.selfie.stills.Recipe;
import app.selfie.stills.Still;
import app.selfie.stills.StillService;
import app.selfie.storage.SaveResult.Kept;
import java.awt.image.DataBufferByte;
import java.time.Instant;
import org.springframework.context.ApplicationContext;

/** Selfies of the drawn person in front of the moon, developed by the real studio. */
final class TestSelfies {

    static final ImageSize SIZE = new ImageSize(640, 480);
    static final BackdropChoice MOON = new BackdropChoice.Scene(new BackgroundId("moon"));

    private final Gallery gallery;
    private final Still still;

    TestSelfies(ApplicationContext context, UserId owner) {
        gallery = context.getBean(Gallery.class);
        still = context.getBean(StillService.class).develop(owner, filmed(), recipe(MOON), BodyEffect.NONE);
    }

    static Recipe recipe(BackdropChoice backdrop) {
        return new Recipe(
                backdrop, true, EdgeCurve.DEFAULT, new ModelId("selfie"), Instant.parse("2026-11-22T13:05:33Z"));
    }

    private static byte[] filmed() {
        byte[] bgr = ((DataBufferByte) new Portrait(SIZE.widthPx(), SIZE.heightPx())
                        .picture(Pose.AT_EASE)
                        .getRaster()
                        .getDataBuffer())
                .getData();
        try (JpegCodec codec = new JpegCodec();
                Frame frame = Frame.of(SIZE, bgr)) {
            return codec.encode(frame, 90);
        }
    }

    Selfie keep(UserId owner) {
        return keep(owner, MOON, true);
    }

    /** The picture is the same before every backdrop, which the filters do not mind. */
    Selfie keep(UserId owner, BackdropChoice backdrop, boolean withOriginal) {
        Still other = new Still(still.size(), still.original(), still.matte(), still.picture(), recipe(backdrop));
        return ((Kept<Selfie>) gallery.keep(owner, other, withOriginal)).value();
    }
}
