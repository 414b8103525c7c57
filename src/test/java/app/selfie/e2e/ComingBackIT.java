package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A session that ends, a server that goes and comes, and the way back, in the packaged product and a real Chromium. */
class ComingBackIT {

    @RegisterExtension
    static final Stage stage = Stage.withTheDrawnPerson().registered("ada");

    @Test
    void aPageWhoseCookiesWereDeletedLeadsThroughTheDoorAndBack() {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", false);
            String page = stage.product().address() + "/gallery?favourites";
            ada.page.navigate(page);
            ada.page.locator(".shell-navigation a[aria-current]").waitFor();

            ada.page.context().clearCookies();

            awaitTheWord(ada);
            ada.page.screenshot(new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("signed-out-desktop-en.png")));
            signInAtTheDoor(ada);
            ada.page.waitForURL(page);
        }
    }

    /** Sooner than the page asks by itself. */
    @Test
    void aClickOnAPageWhoseCookiesWereDeletedDoesSoAtOnce() {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", false);
            ada.page.navigate(stage.product().address() + "/account");
            ada.page.locator("main h1").waitFor();
            ada.page.route("**/presence.json", route -> route.abort());

            ada.page.context().clearCookies();
            ada.page.getByText("Delete my account").click();

            awaitTheWord(ada);
            ada.page.unroute("**/presence.json");
            signInAtTheDoor(ada);
            ada.page.waitForURL("**/account");
        }
    }

    @Test
    void aServerThatIsAwaySaysSoAndARestartLeadsBackWithoutAClick() {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", false);
            ada.page.navigate(stage.product().address() + "/gallery?favourites");
            ada.page.locator(".shell-navigation a[aria-current]").waitFor();

            stage.product().stop();
            ada.page.getByText("Trash").first().click();

            ada.page
                    .getByText("The studio does not answer right now. We keep trying.")
                    .waitFor();
            assertThat(ada.page.locator(".v-status-message").isVisible()).isFalse();
            ada.page.screenshot(
                    new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("server-away-desktop-en.png")));
            ada.page.evaluate("() => { globalThis.isTheOldPage = true; }");
            stage.product().restart();
            ada.page.waitForFunction("() => globalThis.isTheOldPage === undefined");
            ada.page.locator(".shell-navigation a[aria-current]").waitFor();
            assertThat(ada.page.url()).endsWith("/gallery?favourites");
        }
    }

    private static void awaitTheWord(Visitor visitor) {
        visitor.page.waitForURL("**/login?ended=gone");
        visitor.page
                .getByText("You were signed out. Sign in, and you are back where you were.")
                .waitFor();
    }

    private static void signInAtTheDoor(Visitor visitor) {
        visitor.page.locator("input[name=username]").fill("ada");
        visitor.page.locator("input[name=password]").fill(Visitor.PASSWORD);
        visitor.page.locator("form button[type=submit]").click();
    }
}
