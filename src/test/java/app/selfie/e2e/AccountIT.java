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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One's own account, in the packaged product and a real Chromium. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountIT {

    private static final String FRESH = "four quite different words";
    private static final Path SHOTS = Path.of("target", "screenshots");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static Product product;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(SHOTS);
        chromium = Chromium.start(FakeCamera.AT_EASE.film(folder.resolve("at-ease.mjpeg")));
        product = Product.start(folder);
        try (Visitor ada = Visitor.arrive(chromium.browser, product)) {
            ada.register("ada");
        }
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (product != null) {
            product.close();
        }
    }

    @Test
    @Order(1)
    void theMenuLeadsToTheAccountAndANewNameIsInTheBarAtOnce() {
        try (Visitor ada = Visitor.arrive(chromium.browser, product)) {
            ada.signIn("ada", false);
            ada.page.locator(".shell-user vaadin-menu-bar-button").first().click();
            ada.choose(AriaRole.MENUITEM, "My account");
            ada.page.waitForURL("**/account");
            ada.page.getByLabel("Name").fill("Ada-Lovelace");
            ada.choose(AriaRole.BUTTON, "Change name");
            ada.page
                    .locator(".shell-name", new Page.LocatorOptions().setHasText("Ada-Lovelace"))
                    .waitFor();
            ada.page.screenshot(
                    new Page.ScreenshotOptions().setFullPage(true).setPath(SHOTS.resolve("account-desktop-en.png")));
        }
    }

    @Test
    @Order(2)
    void aNewPasswordSignsOutEverywhereElse() {
        try (Visitor here = Visitor.arrive(chromium.browser, product);
                Visitor there = Visitor.arrive(chromium.browser, product)) {
            here.signIn("ada-lovelace", false);
            there.signIn("ada-lovelace", true);
            there.awaitLive();
            here.page.navigate(product.address() + "/account");
            here.page.getByLabel("Password so far").fill(Visitor.PASSWORD);
            here.page.getByLabel("New password").fill(FRESH);
            here.choose(AriaRole.BUTTON, "Change password");
            here.page.locator("vaadin-notification-card").waitFor();

            // Not by navigating: the open page leaves by itself at that moment.
            assertThat(there.page
                            .context()
                            .request()
                            .get(product.address() + "/studio")
                            .url())
                    .endsWith("/login");
            here.page.navigate(product.address() + "/studio");
            here.page.waitForURL("**/studio");
        }
    }

    @Test
    @Order(3)
    void theExportIsAZipThatCanBeRead() throws Exception {
        try (Visitor ada = Visitor.arrive(chromium.browser, product)) {
            ada.signIn("ada-lovelace", FRESH);
            ada.page.navigate(product.address() + "/account");
            Download download =
                    ada.page.waitForDownload(() -> ada.choose(AriaRole.LINK, "Take everything along (ZIP)"));
            Path file = folder.resolve("export.zip");
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
        try (Visitor li = Visitor.arrive(chromium.browser, product, phone, true)) {
            li.signIn("ada-lovelace", FRESH);
            li.page.navigate(product.address() + "/account");
            assertThat(li.page.locator("main").innerText()).contains("我的账号", "保存了你的哪些信息");
            assertThat((boolean) li.page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                    .isTrue();
            li.page.screenshot(
                    new Page.ScreenshotOptions().setFullPage(true).setPath(SHOTS.resolve("account-phone-zh.png")));
        }
    }

    @Test
    @Order(5)
    void deletionEndsInTheDoorAndLeavesNoObject() throws Exception {
        try (Visitor ada = Visitor.arrive(chromium.browser, product)) {
            ada.signIn("ada-lovelace", FRESH);
            ada.page.navigate(product.address() + "/account");
            ada.choose(AriaRole.BUTTON, "Delete my account");
            assertThat(ada.page.locator("vaadin-dialog").innerText()).contains("the only one here");
            ada.page.getByLabel("Your password").fill(FRESH);
            ada.choose(AriaRole.BUTTON, "Delete for good");
            ada.page.waitForURL(address -> !address.contains("/account"));
        }
        try (Stream<Path> objects = Files.walk(folder.resolve("data").resolve("objects"))) {
            assertThat(objects.filter(file -> file.getFileName().toString().length() == 36)
                            .filter(Files::isRegularFile)
                            .filter(file -> !file.getFileName().toString().startsWith("00000000")))
                    .isEmpty();
        }
        try (Visitor again = Visitor.arrive(chromium.browser, product)) {
            again.page.navigate(product.address());
            again.page.waitForURL("**/register"); // nobody is here
        }
    }
}
