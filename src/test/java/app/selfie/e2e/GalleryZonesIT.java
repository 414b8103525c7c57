package app.selfie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.gallery.ui.GallerySeed;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged gallery where day and night are not those of UTC. */
class GalleryZonesIT {

    @RegisterExtension
    static final Stage stage = Stage.withTheDrawnPerson().planted(data -> {
        // 04:56 of the 20th in Shanghai, an evening of the 18th in Los Angeles, and noon on other days.
        List<Instant> times = List.of(
                Instant.parse("2026-05-19T20:56:00Z"),
                Instant.parse("2026-05-19T04:00:00Z"),
                Instant.parse("2026-05-17T12:00:00Z"),
                Instant.parse("2026-05-22T12:00:00Z"));
        for (String name : List.of("lin", "lou", "kim")) {
            GallerySeed.plantAt(data, name, times);
        }
    });

    private static Visitor arrive(String name, String zone, String locale) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setViewportSize(1280, 800)
                .setTimezoneId(zone)
                .setLocale(locale);
        Visitor visitor = Visitor.arrive(stage.chromium().browser, stage.product(), options, true);
        visitor.signIn(name, false);
        visitor.page.navigate(stage.product().address() + "/gallery");
        visitor.page.waitForSelector("selfie-grid .tile img");
        return visitor;
    }

    /** Parts of the days: shown with the filter, and left after the deletion. */
    @ParameterizedTest
    @CsvSource({
        "lin, Asia/Shanghai, en-GB, From, 20/05/2026, From 20 May 2026, '22 May, 20 May', '19 May, 17 May'",
        "lou, America/Los_Angeles, en-US, Until, 5/18/2026, 'Until May 18, 2026', 'May 18, May 17', 'May 22, May 19'",
        "kim, Etc/GMT+8, en-GB, Until, 18/05/2026, Until 18 May 2026, '18 May, 17 May', '22 May, 19 May'"
    })
    void showsSelectsAndDeletesTheSameSelfies(
            String name,
            String zone,
            String locale,
            String field,
            String date,
            String chip,
            String shown,
            String left) {
        try (Visitor visitor = arrive(name, zone, locale)) {
            Page page = visitor.page;
            page.waitForTimeout(500);
            page.evaluate("() => performance.clearResourceTimings()");
            Locator picker = page.getByRole(
                    AriaRole.COMBOBOX,
                    new Page.GetByRoleOptions().setName(field).setExact(true));
            picker.fill(date);
            picker.press("Enter");
            page.locator(".gallery-chip").waitFor();
            shows(page, 2);
            page.waitForTimeout(1_000); // long enough for hundreds of questions too many

            assertThat(page.locator(".gallery-chip").innerText()).isEqualTo(chip);
            assertDays(page, shown);
            List<?> asked = (List<?>) page.evaluate("""
                    () => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
                      .filter((path) => /gallery\\/(days|page|ids|range)$/.test(path)).sort()
                    """);
            System.out.println("Questions for one filter in " + zone + ": " + asked);
            assertThat(asked).asString().isEqualTo("[/gallery/days, /gallery/page]");

            page.locator("selfie-grid [data-index='0']").focus();
            page.keyboard().press("Control+a");
            page.getByText("2 selected").first().waitFor();
            page.keyboard().press("Delete");
            page.getByText("2 selfies moved to the trash.").waitFor();
            page.locator(".gallery-chip").click();
            shows(page, 2);
            assertDays(page, left);
        }
    }

    private static void shows(Page page, int selfies) {
        page.waitForFunction(
                "n => document.querySelector('selfie-grid').shadowRoot.querySelectorAll('.tile img').length === n",
                selfies);
    }

    private static void assertDays(Page page, String parts) {
        List<String> days = page.locator("selfie-grid h2").allInnerTexts();
        List<String> expected = List.of(parts.split(", ", -1));
        assertThat(days).hasSameSizeAs(expected);
        for (int i = 0; i < days.size(); i++) {
            assertThat(days.get(i)).contains(expected.get(i));
        }
    }
}
