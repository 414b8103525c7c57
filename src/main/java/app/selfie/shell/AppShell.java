package app.selfie.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/**
 * What every page of the product shares: look, icon, and that it can be installed. Server push is not among it, though there is an annotation for it,
 * which would have the last word: see {@link PageSetup}.
 */
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
@ColorScheme(ColorScheme.Value.SYSTEM)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles.css")
@StyleSheet("assets/shell.css")
@StyleSheet("assets/door.css")
public class AppShell implements AppShellConfigurator {

    /**
     * Runs before any module, so before the pages' router, which takes every step in the browser's history for another page: an
     * element with an address of its own hears of the step first, and by preventing it keeps it from the router. See decision 0037.
     */
    private static final String HISTORY = """
            addEventListener('popstate', event => {
              if (!dispatchEvent(new CustomEvent('selfie-popstate', { cancelable: true }))) {
                event.stopImmediatePropagation();
              }
            });
            """;

    @Override
    public void configurePage(AppShellSettings page) {
        page.addFavIcon("icon", "assets/logo.svg", "any");
        page.addInlineWithContents(Inline.Position.PREPEND, HISTORY, Inline.Wrapping.JAVASCRIPT);
        page.addLink("manifest", "manifest.webmanifest");
        page.addLink("apple-touch-icon", "icons/" + AppIcon.APPLE.file());
        page.addMetaTag("apple-mobile-web-app-title", "Selfie Studio");
    }
}
