package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What axe-core, with every rule that it has, finds in pages and dialogs: nothing. */
class AccessibilityIT {

    private static final Path AXE = Path.of("node_modules", "axe-core", "axe.min.js");

    @RegisterExtension
    static final Stage stage = Stage.withTheDrawnPerson().registered("ada");

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "zh-CN"})
    void theDoorHasNothingInAnybodysWay(String language) throws Exception {
        try (Visitor stranger = visitor(language)) {
            for (String page : List.of("/login", "/login?ended=gone", "/register", "/goodbye")) {
                stranger.page.navigate(stage.product().address() + page);
                stranger.page.locator("form").waitFor();
                assertThat(violations(stranger.page)).as(page).isEmpty();
            }
            for (String page : List.of("/page-closed", "/signed-out?checked")) {
                stranger.page.context().clearCookies();
                stranger.page.navigate(stage.product().address() + page);
                assertThat(violations(stranger.page)).as(page).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "zh-CN"})
    void thePagesBehindItHaveNothingEither(String language) throws Exception {
        try (Visitor ada = visitor(language)) {
            ada.signIn("ada", false);
            ada.awaitLive();
            assertThat(violations(ada.page)).as("the studio").isEmpty();
            for (String page : List.of("/gallery", "/gallery/trash", "/storage", "/nowhere", "/account")) {
                ada.page.navigate(stage.product().address() + page);
                ada.page.locator("h1").first().waitFor();
                assertThat(violations(ada.page)).as(page).isEmpty();
            }
            ada.page
                    .getByRole(AriaRole.MAIN)
                    .locator("vaadin-button[theme~=error]")
                    .last()
                    .click();
            ada.page.locator("vaadin-dialog input[type=password]").waitFor();
            assertThat(violations(ada.page)).as("the dialog that deletes").isEmpty();
        }
    }

    private static Visitor visitor(String language) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setViewportSize(1280, 800).setLocale(language);
        return Visitor.arrive(stage.chromium().browser, stage.product(), options, true);
    }

    /** One line for each thing that is in somebody's way: the rule and where. */
    @SuppressWarnings("unchecked") // the script returns an array of strings
    private static List<String> violations(Page page) throws IOException {
        page.evaluate(Files.readString(AXE));
        return (List<String>) page.evaluate("""
                async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`))
                """);
    }
}
