package app.selfie.e2e;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The packaged product in a real WebKit. */
class WebKitSmokeIT {

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES) // a browser that hangs
    void everyStepOfTheTourWorks(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
        try (BrowserEngine browser = WebKitEngine.start(folder.resolve("person"));
                Product product = Product.startOneFile(folder)) {
            new SmokeTour("webkit", browser, product).take();
        }
    }
}
