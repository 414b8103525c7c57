package app.selfie;

import app.selfie.imaging.NativeErrorStream;
import app.selfie.startup.Launch;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Selfie Studio. */
@SpringBootApplication
public class SelfieStudioApplication {

    /**
     * Requests are virtual threads. Java runs as many at once as there are cores and never takes a core away from one that
     * computes; with a few more, the operating system shares the cores out, as it always did among threads.
     */
    private static final int REQUESTS_AT_ONCE =
            Math.max(16, 4 * Runtime.getRuntime().availableProcessors());

    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

    public static void main(String[] args) {
        NativeErrorStream.limit();
        if (System.getProperty(PARALLELISM) == null) {
            System.setProperty(PARALLELISM, Integer.toString(REQUESTS_AT_ONCE)); // read once, with the first of them
        }
        SpringApplication application = new SpringApplication(SelfieStudioApplication.class);
        Launch.prepare(application);
        application.run(args);
    }
}
