package app.selfie.stills;

import app.selfie.SelfieStudioApplication;
import app.selfie.accounts.TestPeople;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.AddResult.Added;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.BackgroundName;
import app.selfie.backgrounds.OwnBackgrounds;
import app.selfie.effects.BodyEffect;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.imaging.EdgeCurve;
import app.selfie.imaging.ImageSize;
import app.selfie.startup.Launch;
import app.selfie.storage.SaveResult.Kept;
import app.selfie.streaming.LiveStreams;
import app.selfie.streaming.StreamSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/** The product, with one person and with what their pages would ask for; its main says the tickets on standard output. */
final class ServerWithAda {

    private ServerWithAda() {}

    public static void main(String[] arguments) throws IOException {
        SpringApplication application = new SpringApplication(SelfieStudioApplication.class);
        Launch.prepare(application);
        ApplicationContext context = application.run(arguments);
        UserId ada = TestPeople.register(context, "ada");
        BackdropChoice backdrop = new BackdropChoice.Plain(0x224466);
        String stream = context.getBean(LiveStreams.class)
                .open(ada, new StreamSettings(StillFiles.MODEL, backdrop, EdgeCurve.DEFAULT, 0))
                .newTicket();
        System.out.println("stream " + stream);
        StillTickets tickets = context.getBean(StillTickets.class);
        StringBuilder stills = new StringBuilder("stills");
        for (int i = 0; i < StillTickets.MAX_PER_OWNER; i++) {
            stills.append(' ').append(tickets.issue(ada, StillFiles.recipe(backdrop, true), BodyEffect.NONE));
        }
        System.out.println(stills);
        byte[] filmed = StillFiles.portrait(new ImageSize(1920, 1080));
        Still still = context.getBean(StillService.class)
                .develop(ada, filmed, StillFiles.recipe(backdrop, true), BodyEffect.NONE);
        Kept<Selfie> kept = (Kept<Selfie>) context.getBean(Gallery.class).keep(ada, still, true);
        System.out.println("selfie " + kept.value().id());
        Added added = (Added) context.getBean(OwnBackgrounds.class)
                .add(ada, new BackgroundName("a wall"), new ByteArrayInputStream(filmed));
        System.out.println("background " + added.background().id());
    }
}
