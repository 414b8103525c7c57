package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One's own account, in the packaged product and a real Chromium. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountIT {

    private static final String FRESH = "four quite different words";

    @RegisterExtension
    static final Stage stage = Stage.withTheDrawnPerson().registered("ada");

    @Test
    @Order(1)
    void theMenuLeadsToTheAccountAndANewNameIsInTheBarAtOnce() {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada", false);
            ada.page.locator(".shell-user vaadin-menu-bar-button").first().click();
            ada.choose(AriaRole.MENUITEM, "My account");
            ada.page.waitForURL("**/account");
            ada.page.getByLabel("Name").fill("Ada-Lovelace");
            ada.choose(AriaRole.BUTTON, "Change name");
            ada.page
                    .locator(".shell-name", new Page.LocatorOptions().setHasText("Ada-Lovelace"))
                    .waitFor();
            ada.page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Stage.SHOTS.resolve("account-desktop-en.png")));
        }
    }

    @Test
    @Order(2)
    void aNewPasswordSignsOutEverywhereElse() {
        try (Visitor here = stage.visitor();
                Visitor there = stage.visitor()) {
            here.signIn("ada-lovelace", false);
            there.signIn("ada-lovelace", true);
            there.awaitLive();
            here.page.navigate(stage.product().address() + "/account");
            here.page.getByLabel("Current password").fill(Visitor.PASSWORD);
            here.page.getByLabel("New password").fill(FRESH);
            here.choose(AriaRole.BUTTON, "Change password");
            here.page.locator("vaadin-notification-card").waitFor();

            // Not by navigating: the open page leaves by itself at that moment.
            assertThat(there.page
                            .context()
                            .request()
                            .get(stage.product().address() + "/studio")
                            .url())
                    .endsWith("/login");
            here.page.navigate(stage.product().address() + "/studio");
            here.page.waitForURL("**/studio");
        }
    }

    @Test
    @Order(3)
    void theExportIsAZipThatCanBeRead() throws Exception {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada-lovelace", FRESH);
            ada.page.navigate(stage.product().address() + "/account");
            Download download =
                    ada.page.waitForDownload(() -> ada.choose(AriaRole.LINK, "Take everything along (ZIP)"));
            Path file = stage.folder().resolve("export.zip");
            download.saveAs(file);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                String account = new String(
                        zip.getInputStream(zip.getEntry("account.json")).readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
                assertThat(account).contains("Ada-Lovelace").doesNotContain("pbkdf2");
            }
        }
    }

    @Test
    @Order(4)
    void theAccountPageFitsAPhone() {
        Browser.NewContextOptions phone =
                new Browser.NewContextOptions().setViewportSize(360, 740).setLocale("zh-CN");
        try (Visitor li = Visitor.arrive(stage.chromium().browser, stage.product(), phone, true)) {
            li.signIn("ada-lovelace", FRESH);
            li.page.navigate(stage.product().address() + "/account");
            assertThat(li.page.locator("main").innerText()).contains("我的账号", "保存了你的哪些信息");
            assertThat((boolean) li.page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                    .isTrue();
            li.page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Stage.SHOTS.resolve("account-phone-zh.png")));
        }
    }

    @Test
    @Order(5)
    void deletionEndsInTheDoorAndLeavesNoObject() throws Exception {
        try (Visitor ada = stage.visitor()) {
            ada.signIn("ada-lovelace", FRESH);
            ada.page.navigate(stage.product().address() + "/account");
            ada.choose(AriaRole.BUTTON, "Delete my account");
            assertThat(ada.page.locator("vaadin-dialog").innerText()).contains("the only one here");
            ada.page.getByLabel("Your password").fill(FRESH);
            ada.choose(AriaRole.BUTTON, "Delete for good");
            ada.page.waitForURL(address -> !address.contains("/account"));
        }
        try (Stream<Path> objects = Files.walk(stage.folder().resolve("data").resolve("objects"))) {
            assertThat(objects.filter(file -> file.getFileName().toString().length() == 36)
                            .filter(Files::isRegularFile)
                            .filter(file -> !file.getFileName().toString().startsWith("00000000")))
                    .isEmpty();
        }
        try (Visitor again = stage.visitor()) {
            again.page.navigate(stage.product().address());
            again.page.waitForURL("**/register"); // nobody is here
        }
    }
}
