package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The product below a path of a host that has other things beside it: nothing of it may lead, or be found, elsewhere. */
class ContextPathIT {

    private static final String CONTEXT = "/selfie";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static Product product;
    private static Chromium chromium;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start(FakeCamera.AT_EASE.film(folder.resolve("at-ease.mjpeg")));
        product = Product.start(folder, "--server.servlet.context-path=" + CONTEXT);
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static String home() {
        return product.address() + CONTEXT;
    }

    /** Somebody whose every request and socket is noted. */
    private Visitor visitor() {
        Visitor visitor = Visitor.arrive(
                chromium.browser, home(), new Browser.NewContextOptions().setViewportSize(1280, 800), true);
        visitor.page.context().onRequest(this::note);
        visitor.page.onWebSocket(socket -> asked.add(socket.url()));
        return visitor;
    }

    private void note(Request request) {
        if (request.url().startsWith("http")) { // and not what a page has made itself
            asked.add(request.url());
        }
    }

    private void assertAllBelowThePath(Visitor visitor) {
        assertThat(asked)
                .extracting(address -> URI.create(address).getPath())
                .allMatch(path -> path.startsWith(CONTEXT + "/"), "below " + CONTEXT);
        assertThat(visitor.page.context().cookies())
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie.path).as(cookie.name).isIn(CONTEXT, CONTEXT + "/"));
    }

    @Test
    void aSelfieIsTakenKeptAndSeenAndThePersonComesAndGoes() {
        try (Visitor ada = visitor()) {
            ada.register("ada");
            assertThat(ada.page.url()).isEqualTo(home() + "/studio");
            ada.awaitLive();
            ada.page.locator("selfie-shutter select").selectOption("0");
            ada.page.locator("selfie-shutter .release").click();
            ada.page.locator("selfie-review figure[data-status=shown] img").waitFor();
            ada.page.locator("selfie-review [data-action=keep]").click();
            ada.page.locator("selfie-shutter .toast [data-action=undo]").waitFor();

            ada.page.navigate(home() + "/gallery");
            ada.page.locator("selfie-grid .tile img").first().waitFor();

            signOut(ada);
            ada.page.waitForURL(home() + "/login");
            ada.page.locator("input[name=username]").fill("ada");
            ada.page.locator("input[name=password]").fill("not the password");
            ada.page.locator("form button[type=submit]").click();
            ada.page.waitForURL(home() + "/login?error");
            ada.signIn("ada", true);
            assertThat(ada.page.url()).isEqualTo(home() + "/studio");
            ada.awaitLive();

            assertThat(asked).anyMatch(address -> address.startsWith("ws") && address.contains(CONTEXT + "/stream?"));
            assertThat(ada.page.context().cookies())
                    .extracting(cookie -> cookie.name)
                    .anyMatch(name -> name.endsWith("-device"))
                    .anyMatch(name -> name.endsWith("-session"));
            assertAllBelowThePath(ada);
        }
    }

    @Test
    void languagesDoorsAndPagesThatWereAskedForLeadBack() {
        try (Visitor ben = visitor()) {
            ben.page.navigate(home() + "/register"); // where the first of all is led to anyway
            ben.page.locator(".door-languages a[lang=zh-CN]").click();
            ben.page.locator("html[lang^=zh]").waitFor();
            assertThat(ben.page.url()).isEqualTo(home() + "/register");
            ben.register("ben");
            ben.page.locator(".shell-user").waitFor();
            choose(ben, "English");
            ben.page.locator("html[lang^=en]").waitFor();
            assertThat(ben.page.url()).isEqualTo(home() + "/studio");
            choose(ben, "Dark");
            ben.page.locator("html[theme=dark]").waitFor();
            ben.page.navigate(home() + "/");
            ben.page.waitForURL(home() + "/studio");
            ben.page.navigate(home() + "/page-closed");
            ben.page.locator("main a").click();
            ben.page.waitForURL(home() + "/studio");
            signOut(ben);
            ben.page.waitForURL(home() + "/login");

            ben.page.navigate(home() + "/account");
            ben.page.waitForURL(home() + "/login");
            ben.page.locator("input[name=username]").fill("ben");
            ben.page.locator("input[name=password]").fill(Visitor.PASSWORD);
            ben.page.locator("form button[type=submit]").click();
            ben.page.waitForURL(home() + "/account");

            assertAllBelowThePath(ben);
        }
    }

    /** The menu of the person's name. */
    private static void signOut(Visitor visitor) {
        visitor.page.locator(".shell-user vaadin-menu-bar-button").first().click();
        visitor.choose(AriaRole.MENUITEM, "Sign out");
    }

    /** A language or colours. */
    private static void choose(Visitor visitor, String wanted) {
        visitor.page.locator(".shell-user vaadin-menu-bar-button").first().click();
        int menu = wanted.equals("English") ? 0 : 1;
        visitor.page.locator("vaadin-menu-bar-item").nth(menu).click();
        visitor.page
                .locator("vaadin-menu-bar-item")
                .getByText(wanted, new Locator.GetByTextOptions().setExact(true))
                .click();
    }
}
