package app.selfie;

import app.selfie.accounts.PasswordResetCommand;
import app.selfie.imaging.NativeErrorStream;
import app.selfie.startup.Launch;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Selfie Studio. */
@SpringBootApplication
public class SelfieStudioApplication {

    public static void main(String[] args) {
        if (PasswordResetCommand.isAsked(args)) {
            System.exit(PasswordResetCommand.run(System.out, args));
        }
        NativeErrorStream.limit();
        SpringApplication application = new SpringApplication(SelfieStudioApplication.class);
        Launch.prepare(application);
        application.run(args);
    }
}
