package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.imaging.SamplePictures;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files on a real disk that are changed while the page has them. */
class ChangedFilesIT {

    @RegisterExtension
    static final Stage stage = Stage.withTheDrawnPerson();

    @Test
    void aFileThatIsChangedBeforeItsTurnIsNamedAndTheOthersGoOn() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String name : List.of("one", "two", "three", "four")) {
            files.add(Files.write(stage.folder().resolve(name + ".jpg"), SamplePictures.jpeg(160, 120)));
        }
        try (Visitor ada = stage.visitor()) {
            ada.register("ada");
            ada.page.locator(".backdrop-add").click();
            List<Route> held = new ArrayList<>();
            ada.page.route("**/VAADIN/dynamic/resource/**", held::add);
            ada.page.locator("vaadin-upload input[type=file]").setInputFiles(files.toArray(Path[]::new));
            while (held.size() < 2) { // the others wait for their turn
                ada.page.waitForTimeout(20);
            }
            Files.write(files.get(2), new byte[] {1, 2, 3});
            ada.page.unroute("**/VAADIN/dynamic/resource/**");
            held.forEach(Route::resume);

            Locator outcomes = ada.page.locator(".background-outcomes li");
            ada.page.waitForFunction("() => document.querySelectorAll('.background-outcomes li').length === 4");
            assertThat(outcomes.allInnerTexts())
                    .anyMatch(text -> text.startsWith("one.jpg is yours"))
                    .anyMatch(text -> text.startsWith("two.jpg is yours"))
                    .anyMatch(text -> text.startsWith("three.jpg could not be read"))
                    .anyMatch(text -> text.startsWith("four.jpg is yours"));
        }
    }

    @Test
    void aProxyThatTakesNoLargeFilesIsNamedAndTheOthersGoOn() throws Exception {
        Path small = Files.write(stage.folder().resolve("small.jpg"), SamplePictures.jpeg(160, 120));
        Path large = Files.write(stage.folder().resolve("large.jpg"), SamplePictures.jpeg(320, 240));
        try (Visitor ben = stage.visitor()) {
            ben.register("ben");
            ben.page.locator(".backdrop-add").click();
            ben.page.route("**/VAADIN/dynamic/resource/**", route -> {
                if ("large.jpg".equals(route.request().headers().get("x-filename"))) {
                    route.fulfill(new Route.FulfillOptions().setStatus(413).setBody("<html>too large</html>"));
                } else {
                    route.resume();
                }
            });
            ben.page.locator("vaadin-upload input[type=file]").setInputFiles(new Path[] {large, small});

            ben.page.waitForFunction("() => document.querySelectorAll('.background-outcomes li').length === 2");
            assertThat(ben.page.locator(".background-outcomes li").allInnerTexts())
                    .anyMatch(text -> text.startsWith("large.jpg was refused on the way"))
                    .anyMatch(text -> text.startsWith("small.jpg is yours"));
        }
    }

    @Test
    void aPhotoIsThePagesOwnOnceItIsChosen() throws Exception {
        Path photo = Files.write(stage.folder().resolve("me.jpg"), SamplePictures.jpeg(640, 480));
        try (Visitor cleo = stage.visitor()) {
            cleo.register("cleo");
            cleo.awaitLive();
            cleo.page.locator("selfie-camera input[type=file]").setInputFiles(photo);
            cleo.page.waitForFunction(
                    "() => { const c = document.querySelector('selfie-camera'); return c.source === 'photo' && c.cameraState.state === 'live'; }");
            Files.delete(photo);

            cleo.page.locator(".camera-controls vaadin-select").last().click();
            cleo.page.locator("vaadin-select-item").getByText("320 × 240").click();

            cleo.page.waitForFunction(
                    "() => { const s = document.querySelector('selfie-camera').cameraState; return s.state === 'live' && s.widthPx === 320; }");
        }
    }

    /** Where sockets do not get through at all, pictures are taken all the same, with the background. */
    @Test
    void aStillIsTakenWhereTheLivePictureIsBlocked() {
        try (Visitor dana = stage.visitor()) {
            dana.page.addInitScript("""
                    const Real = WebSocket;
                    window.WebSocket = class extends Real {
                      constructor(url, protocols) { super(String(url).replace(/\\/stream\\?/, '/nowhere?'), protocols); }
                    };
                    """);
            dana.register("dana");
            dana.page.waitForFunction(
                    "() => document.querySelector('selfie-camera')?.cameraState?.state === 'preview'");
            assertThat(dana.page.locator("selfie-camera .notice summary").innerText())
                    .isEqualTo("Something on the way blocks the live picture");
            dana.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("studio-preview-en.png")));
            dana.page.locator("selfie-shutter select").selectOption("0");
            dana.page.locator("selfie-shutter .release").click();
            dana.page.locator("selfie-review figure[data-status=shown] img").waitFor();
            dana.page.locator("selfie-review [data-action=keep]").click();
            dana.page.locator("selfie-shutter .toast").getByText("Kept").waitFor();
            dana.choose(AriaRole.BUTTON, "Undo");
        }
    }
}
