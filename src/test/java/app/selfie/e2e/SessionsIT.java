package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Pages, sessions and devices of one person, in the packaged product and a real Chromium. */
class SessionsIT {

    private static final int MAX_PAGES = 20;
    private static final int MAX_SESSIONS = 20;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path otherFolder;

    @RegisterExtension
    static final Stage stage = Stage.withTheDrawnPerson().registered("ada");

    @Test
    void theOldestOfTooManyPagesSaysThatItIsClosed() {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", false);
            ada.page.navigate(stage.product().address() + "/account");
            ada.page.locator("main h1").waitFor();
            List<Page> more = new ArrayList<>();
            for (int i = 0; i < MAX_PAGES; i++) {
                Page page = ada.page.context().newPage();
                page.navigate(stage.product().address() + "/account");
                page.locator("main h1").waitFor();
                more.add(page);
            }

            ada.page.waitForURL("**/page-closed");

            assertThat(ada.page.locator("h1").innerText()).isEqualTo("This page was closed");
            assertThat(more.getFirst().url()).endsWith("/account");
            ada.page.screenshot(
                    new Page.ScreenshotOptions().setPath(Stage.SHOTS.resolve("page-closed-desktop-en.png")));
        }
    }

    @Test
    void signingOutADeviceSendsItsPageToTheDoorWithAWord() {
        try (Visitor here = stage.visitor();
                Visitor there = stage.visitor()) {
            there.signIn("ada", true);
            there.page.navigate(stage.product().address() + "/account");
            there.page.locator("main h1").waitFor();
            here.signIn("ada", false);
            here.page.navigate(stage.product().address() + "/account");
            here.page.locator(".account-devices li").nth(1).waitFor();
            here.page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Stage.SHOTS.resolve("account-devices-desktop-en.png")));

            here.choose(AriaRole.BUTTON, "Sign out everywhere else");

            there.page.waitForURL("**/login**");
            there.page.locator(".door-alert").waitFor();
            assertThat(there.page.locator(".door-alert").textContent()).contains("from another place");
            here.page.waitForCondition(
                    () -> here.page.locator(".account-devices li").count() == 1);
        }
    }

    @Test
    void oneSessionTooManySendsTheOldestPageToTheDoorWithAWord() throws Exception {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", false);
            ada.page.navigate(stage.product().address() + "/account");
            ada.page.locator("main h1").waitFor();
            for (int i = 0; i < MAX_SESSIONS; i++) {
                signInElsewhere();
            }

            ada.page.waitForURL("**/login?ended=too-many");

            ada.page.locator(".door-alert").waitFor();
            assertThat(ada.page.locator(".door-alert").textContent()).contains("signed in at very many places");
        }
    }

    private static void signInElsewhere() throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(stage.product().address() + "/login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Origin", stage.product().address())
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "username=ada&password=" + URLEncoder.encode(Visitor.PASSWORD, StandardCharsets.UTF_8)))
                    .build();
            assertThat(browser.send(request, HttpResponse.BodyHandlers.discarding())
                            .headers()
                            .firstValue("Location"))
                    .hasValueSatisfying(where -> assertThat(where).endsWith("/studio"));
        }
    }

    @Test
    void twoStudiosOnOneHostDoNotSignEachOtherOut() {
        try (Product other = Product.start(otherFolder);
                Visitor ada = stage.visitor()) {
            ada.signIn("ada", true);
            registerAt(other, ada, "ada");

            ada.page.navigate(stage.product().address() + "/account");
            ada.page.locator("main h1").waitFor();
            assertThat(ada.page.url()).isEqualTo(stage.product().address() + "/account");
            ada.page.navigate(other.address() + "/account");
            ada.page.locator("main h1").waitFor();
            assertThat(ada.page.url()).isEqualTo(other.address() + "/account");
        }
    }

    /** By what the browser keeps over months: neither studio takes the other's device for a stolen one. */
    @Test
    void twoStudiosOnOneHostRememberTheirPeopleEach() {
        try (Product other = Product.start(otherFolder);
                Visitor ada = stage.visitor()) {
            ada.signIn("ada", true);
            registerAt(other, ada, "eve");
            for (int i = 0; i < 2; i++) {
                loseSessions(ada);
                for (String studio : List.of(stage.product().address(), other.address())) {
                    ada.page.navigate(studio + "/account");
                    ada.page.locator("main h1").waitFor();
                    assertThat(ada.page.url()).isEqualTo(studio + "/account");
                }
            }
        }
    }

    private static void loseSessions(Visitor visitor) {
        visitor.page
                .context()
                .clearCookies(new BrowserContext.ClearCookiesOptions().setName(Pattern.compile(".*-session")));
    }

    private static void registerAt(Product studio, Visitor visitor, String name) {
        visitor.page.navigate(studio.address() + "/register");
        visitor.page.locator("input[name=username]").fill(name);
        visitor.page.locator("input[name=password]").fill(Visitor.PASSWORD);
        visitor.page.locator("form button[type=submit]").click();
        visitor.page.waitForURL(studio.address() + "/studio");
    }
}
