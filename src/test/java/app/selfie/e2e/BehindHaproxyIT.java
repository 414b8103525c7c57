package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The product behind a real HAProxy that speaks HTTPS and is set up by the README's own lines. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BehindHaproxyIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static ProxyStage stage;
    private static Haproxy haproxy;

    @BeforeAll
    static void start() throws Exception {
        stage = ProxyStage.start(folder);
        haproxy = Haproxy.start(folder.resolve("haproxy"), Haproxy.readme(), stage.certificate(), stage.product());
    }

    @AfterAll
    static void stop() {
        if (haproxy != null) {
            haproxy.close();
        }
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    @Order(1)
    void theStudioIsLiveAndAStillIsKept() {
        try (Visitor ada = stage.visitor(haproxy)) {
            ada.register("ada");
            ada.awaitLive();
            ada.page.locator("selfie-shutter select").selectOption("0");
            ada.page.locator("selfie-shutter .release").click();
            ada.page.locator("selfie-review figure[data-status=shown] img").waitFor();
            ada.page.locator("selfie-review [data-action=keep]").click();
            ada.page.locator("selfie-shutter .toast [data-action=undo]").waitFor();
            ada.page.navigate(haproxy.address() + "/gallery");
            ada.page.locator("selfie-grid .tile img").first().waitFor();

            assertThat(ada.page.context().cookies())
                    .as("cookies of a page that came over TLS")
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.secure);
        }
    }

    @Test
    @Order(2)
    void aLargeBackgroundOfOnesOwnArrives() {
        stage.assertALargeBackgroundArrives(haproxy);
    }

    @Test
    @Order(3)
    void theStudioKnowsTheVisitorsAddress() throws Exception {
        stage.assertTheVisitorsAddressIsKnown(haproxy);
    }
}
