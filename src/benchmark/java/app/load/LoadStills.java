package app.load;

import app.selfie.accounts.CurrentUser;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.AddResult;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.BackgroundName;
import app.selfie.backgrounds.OwnBackgrounds;
import app.selfie.effects.BodyEffect;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieId;
import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.imaging.PictureProblem;
import app.selfie.portrait.Portrait;
import app.selfie.portrait.Pose;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.stills.Recipe;
import app.selfie.stills.StillService;
import app.selfie.stills.StillTickets;
import app.selfie.storage.SaveResult.Kept;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a page would get or do through Flow: a ticket for a still, a kept selfie of the largest size, a background. */
@RestController
final class LoadStills {

    private static final ImageSize LARGEST = new ImageSize(1920, 1080);

    private final CurrentUser user;
    private final StillTickets tickets;
    private final StillService studio;
    private final ModelCatalog models;
    private final Gallery gallery;
    private final OwnBackgrounds own;

    LoadStills(
            CurrentUser user,
            StillTickets tickets,
            StillService studio,
            ModelCatalog models,
            Gallery gallery,
            OwnBackgrounds own) {
        this.user = user;
        this.tickets = tickets;
        this.studio = studio;
        this.models = models;
        this.gallery = gallery;
        this.own = own;
    }

    @GetMapping("/load/still-ticket")
    String ticket() {
        return tickets.issue(user.require(), recipe(), BodyEffect.NONE);
    }

    /** The id of a selfie that is kept for whoever asks. */
    @GetMapping("/load/selfie")
    String selfie() {
        UserId owner = user.require();
        return switch (gallery.keep(owner, studio.develop(owner, filmed(), recipe(), BodyEffect.NONE), true)) {
            case Kept<Selfie>(Selfie kept) -> kept.id().toString();
            default -> throw new IllegalStateException("expected room for one selfie, found none");
        };
    }

    /** Brings a file of this machine as a background, as an upload would; what came of it. */
    @GetMapping("/load/background")
    String background(@RequestParam String file) throws IOException {
        try (InputStream picture = Files.newInputStream(Path.of(file))) {
            AddResult outcome = own.add(user.require(), new BackgroundName("load"), picture);
            return outcome instanceof AddResult.NotAPicture(PictureProblem problem)
                    ? problem.toString()
                    : outcome.getClass().getSimpleName();
        }
    }

    /** Marks the selfie as a favourite and takes it back, so often. */
    @GetMapping("/load/favourites")
    String favourites(@RequestParam UUID id, @RequestParam int times) {
        for (int i = 0; i < times; i++) {
            gallery.favourite(user.require(), new SelfieId(id), i % 2 == 0);
        }
        return "";
    }

    private Recipe recipe() {
        return new Recipe(
                new BackdropChoice.Blur(0.6f),
                true,
                EdgeCurve.DEFAULT,
                models.defaultModel().id(),
                Instant.now());
    }

    private static byte[] filmed() {
        byte[] bgr = ((DataBufferByte) new Portrait(LARGEST.widthPx(), LARGEST.heightPx())
                        .picture(Pose.AT_EASE)
                        .getRaster()
                        .getDataBuffer())
                .getData();
        try (JpegCodec codec = new JpegCodec();
                Frame frame = Frame.of(LARGEST, bgr)) {
            return codec.encode(frame, 92);
        }
    }
}
