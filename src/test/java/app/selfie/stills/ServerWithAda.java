package app.selfie.stills;

import app.selfie.SelfieStudioApplication;
import app.selfie.accounts.TestPeople;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.effects.BodyEffect;
import app.selfie.imaging.EdgeCurve;
import app.selfie.startup.Launch;
import app.selfie.streaming.LiveStreams;
import app.selfie.streaming.StreamSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/** The product, with one person and with what their pages would ask for; its main says the tickets on standard output. */
final class ServerWithAda {

    private ServerWithAda() {}

    public static void main(String[] arguments) {
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
        for (int i = 0; i < StillTickets.MOST_PER_OWNER; i++) {
            stills.append(' ').append(tickets.issue(ada, StillFiles.recipe(backdrop, true), BodyEffect.NONE));
        }
        System.out.println(stills);
    }
}
