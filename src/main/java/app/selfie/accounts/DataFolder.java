package app.selfie.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes the folder everything is kept in, before anything opens a file there: readable by its owner alone where the
 * file system knows owners. {@code selfie.data-folder} is absolute from then on, because H2 refuses plain relative paths.
 *
 * <p>A folder that is already there keeps the permissions somebody gave it.
 */
class DataFolder implements EnvironmentPostProcessor, Ordered {

    static final String PROPERTY = "selfie.data-folder";

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Path folder = Path.of(environment.getProperty(PROPERTY, "data"))
                .toAbsolutePath()
                .normalize();
        create(folder);
        environment.getPropertySources().addFirst(new MapPropertySource(PROPERTY, Map.of(PROPERTY, folder.toString())));
    }

    private static void create(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, ownerOnly());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    PROPERTY + ": expected a folder that is there or can be made, found " + folder, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
