package app.load;

import app.selfie.SelfieStudioApplication;
import app.selfie.accounts.CurrentUser;
import app.selfie.accounts.LoadAccounts;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.imaging.EdgeCurve;
import app.selfie.segmentation.ModelId;
import app.selfie.streaming.LiveStream;
import app.selfie.streaming.LiveStreams;
import app.selfie.streaming.StreamSettings;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The product with one address more: a signed-in user gets a ticket there without a browser page. Everything after that,
 * handshake, socket, frames, is the product's own. Outside the product's packages, so that no test of it scans this.
 */
@Configuration(proxyBeanMethods = false)
@Import(LoadStills.class)
public class LoadServer {

    public static void main(String[] args) {
        new SpringApplicationBuilder(SelfieStudioApplication.class, LoadServer.class).run(args);
    }

    @Bean
    LoadAccounts accounts(ApplicationContext context) {
        return new LoadAccounts(context);
    }

    @RestController
    static class Tickets {

        private final LiveStreams streams;
        private final CurrentUser user;

        Tickets(LiveStreams streams, CurrentUser user) {
            this.streams = streams;
            this.user = user;
        }

        @GetMapping("/load/ticket")
        String ticket(@RequestParam String model) {
            LiveStream stream = streams.open(
                    user.require(),
                    new StreamSettings(
                            new ModelId(model),
                            new BackdropChoice.Scene(new BackgroundId("great-wall")),
                            EdgeCurve.DEFAULT,
                            0.8f));
            return stream.newTicket();
        }
    }
}
