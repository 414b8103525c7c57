package app.selfie.startup;

import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** What a whole process gets before the product starts in it, as opposed to a test's application context. */
public final class Launch {

    private Launch() {}

    /** Makes the process ready, and has it look at its surroundings before anything is opened. Once per process. */
    public static void prepare(SpringApplication application) {
        OwnerOnly.fromNowOn();
        application.addListeners((ApplicationListener<ApplicationContextInitializedEvent>)
                event -> check(event.getApplicationContext().getEnvironment()));
    }

    private static void check(Environment environment) {
        ClassLoader loader = Launch.class.getClassLoader();
        Platform platform = Platform.current();
        platform.check(loader);
        Path temporary = Path.of(environment.getRequiredProperty(DataFolder.TEMPORARY));
        NativeLibraries.unpackInto(temporary.resolve("native"), platform, loader);
        Path pictures = Path.of(environment.getProperty("selfie.storage.folder", "objects"));
        DatabaseFile.of(environment.getProperty("spring.datasource.url", ""))
                .ifPresent(file -> DatabaseFile.check(file, pictures));
    }
}
