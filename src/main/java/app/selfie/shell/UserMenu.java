package app.selfie.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.EnumMap;
import java.util.Map;

/** Who is signed in, how they like their pages, and the way out. */
class UserMenu extends MenuBar {

    private final Map<ColorSchemeChoice, MenuItem> schemes = new EnumMap<>(ColorSchemeChoice.class);

    UserMenu(String displayName, AuthenticationContext authentication) {
        addClassName("shell-user");
        MenuItem user = addItem(face(displayName));
        user.setAriaLabel(getTranslation("shell.user-menu", displayName));
        SubMenu menu = user.getSubMenu();
        addLanguages(menu.addItem(getTranslation("shell.language")).getSubMenu());
        addSchemes(menu.addItem(getTranslation("shell.scheme")).getSubMenu());
        menu.addSeparator();
        menu.addItem(
                getTranslation("shell.account"), click -> getUI().orElseThrow().navigate("account"));
        menu.addItem(getTranslation("shell.sign-out"), click -> authentication.logout());
    }

    private static Component face(String displayName) {
        Span initial = new Span(
                displayName.substring(0, displayName.offsetByCodePoints(0, Math.min(1, displayName.length()))));
        initial.addClassName("shell-face");
        initial.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(displayName);
        name.addClassName("shell-name");
        return new Span(initial, name);
    }

    private void addLanguages(SubMenu menu) {
        for (Language language : Language.values()) {
            MenuItem item = menu.addItem(language.ownName(), click -> chooseLanguage(language));
            item.getElement().setAttribute("lang", language.tag());
            item.setCheckable(true);
            item.setChecked(language.locale().getLanguage().equals(getLocale().getLanguage()));
        }
    }

    /** Loads the page again, as all its texts change; the filter remembers the choice on the way. */
    private void chooseLanguage(Language language) {
        UI ui = getUI().orElseThrow();
        ui.getPage()
                .setLocation(
                        ui.getActiveViewLocation().getPath() + "?" + LanguageFilter.PARAMETER + "=" + language.tag());
    }

    private void addSchemes(SubMenu menu) {
        ColorSchemeChoice chosen =
                ColorSchemeChoice.of(VaadinRequest.getCurrent().getCookies());
        for (ColorSchemeChoice choice : ColorSchemeChoice.values()) {
            MenuItem item = menu.addItem(getTranslation(choice.messageKey()), click -> choose(choice));
            item.setCheckable(true);
            item.setChecked(choice == chosen);
            schemes.put(choice, item);
        }
    }

    private void choose(ColorSchemeChoice choice) {
        schemes.forEach((other, item) -> item.setChecked(other == choice));
        getUI().orElseThrow().getPage().setColorScheme(choice.value());
        VaadinResponse.getCurrent()
                .addCookie(Cookies.preference(
                        ColorSchemeChoice.COOKIE,
                        choice.cookieValue(),
                        VaadinRequest.getCurrent().getContextPath(),
                        VaadinRequest.getCurrent().isSecure()));
    }
}
