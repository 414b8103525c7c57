package app.selfie.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
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

    @Override
    public void configurePage(AppShellSettings page) {
        page.addFavIcon("icon", "assets/logo.svg", "any");
        page.addLink("manifest", "manifest.webmanifest");
        page.addLink("apple-touch-icon", "icons/" + AppIcon.APPLE.file());
        page.addMetaTag("apple-mobile-web-app-title", "Selfie Studio");
    }
}
