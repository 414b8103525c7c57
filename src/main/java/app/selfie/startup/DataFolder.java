package app.selfie.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes the folder everything is kept in, before anything opens a file there: for its owner alone where the file system
 * knows owners, also when it was there before with other rights. {@code selfie.data-folder} is absolute from then on,
 * because H2 refuses plain relative paths, and {@code selfie.run-folder} is where this run may leave what nobody needs
 * after it.
 */
class DataFolder implements EnvironmentPostProcessor, Ordered {

    static final String PROPERTY = "selfie.data-folder";

    /** Made by us, and not a setting: {@link #TEMPORARY} is. */
    static final String RUN_FOLDER = "selfie.run-folder";

    static final String TEMPORARY = "selfie.temporary-folder";

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Path folder = absolute(environment.getProperty(PROPERTY, "data"));
        try {
            Files.createDirectories(folder);
            OwnerOnly.tighten(folder);
        } catch (IOException e) {
            throw new StartupException(
                    PROPERTY + ": expected a folder that is there or can be made, found " + folder + " ("
                            + Sentences.first(e) + ")",
                    "Name another one, or give this user the right to make it.",
                    e);
        }
        Path temporary = absolute(
                environment.getProperty(TEMPORARY, folder.resolve("tmp").toString()));
        TemporaryFolder run = TemporaryFolder.make(temporary);
        application.addListeners((ApplicationListener<ContextClosedEvent>) closed -> run.close());
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        PROPERTY,
                        Map.of(
                                PROPERTY, folder.toString(),
                                TEMPORARY, temporary.toString(),
                                RUN_FOLDER, run.path().toString())));
    }

    private static Path absolute(String name) {
        return Path.of(name).toAbsolutePath().normalize();
    }
}
