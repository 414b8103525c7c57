package app.selfie.accounts;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * For who is locked out, at the command line of the machine: prints a link by which somebody chooses another password. Opens the
 * database and nothing else.
 */
public final class PasswordResetCommand {

    private static final String OPTION = "--selfie.reset-password=";

    private static final int DONE = 0;
    private static final int NOBODY = 1;

    private PasswordResetCommand() {}

    /** Whether these are the arguments of such a command. */
    public static boolean isAsked(String... arguments) {
        return nameIn(arguments).isPresent();
    }

    /**
     * Makes the link and prints it.
     *
     * @return the exit status
     */
    public static int run(PrintStream out, String... arguments) {
        String name = nameIn(arguments).orElseThrow();
        SpringApplication application = new SpringApplication(Database.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            JdbcClient database = context.getBean(JdbcClient.class);
            Optional<UserId> user = Username.isTooLong(name) ? Optional.empty() : find(database, name);
            if (user.isEmpty()) {
                out.println("Nobody here has that name.");
                return NOBODY;
            }
            PlatformTransactionManager transactions = context.getBean(PlatformTransactionManager.class);
            InstantSource clock = InstantSource.system();
            String token = new ResetLinks(database, clock, transactions).create(user.get());
            new AuditLog(database, clock)
                    .write(AuditLog.COMMAND_LINE, Deed.RESET_LINK, nameOf(database, user.get()), "");
            out.println("Good once and for one day; in place of http://localhost put the address of the studio:");
            out.println(
                    address(context.getEnvironment()) + "/" + ResetView.ROUTE + "?" + ResetView.TOKEN + "=" + token);
            return DONE;
        }
    }

    private static Optional<String> nameIn(String... arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(OPTION))
                .map(argument -> argument.substring(OPTION.length()))
                .findFirst();
    }

    private static Optional<UserId> find(JdbcClient database, String name) {
        return database.sql("select id from account where name_key = ?")
                .param(Username.keyOf(name))
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    private static String nameOf(JdbcClient database, UserId user) {
        return database.sql("select name from account where id = ?")
                .param(user.value())
                .query(String.class)
                .single();
    }

    private static String address(Environment settings) {
        return "http://localhost:" + settings.getProperty("server.port", "8080")
                + settings.getProperty("server.servlet.context-path", "");
    }

    /** The database, and nothing else of the product. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    static class Database {}
}
