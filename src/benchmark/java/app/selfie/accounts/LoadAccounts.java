package app.selfie.accounts;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationContext;

/** Registers the people of a load run when its server starts. */
public final class LoadAccounts implements ApplicationRunner {

    public static final String PASSWORD = "correct horse battery";

    private static final int COUNT = 32;

    private final ApplicationContext context;

    public LoadAccounts(ApplicationContext context) {
        this.context = context;
    }

    public static String name(int index) {
        return "load-user-" + index % COUNT;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Registration registration = context.getBean(Registration.class);
        for (int i = 0; i < COUNT; i++) {
            registration.register(name(i), PASSWORD, "10.0.0." + i, "");
        }
    }
}
