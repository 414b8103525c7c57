package app.selfie.shell;

import app.selfie.accounts.CurrentUser;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;

/**
 * The slim bar over every page behind the door. A page is in its navigation when it carries Vaadin's {@code @Menu}, whose
 * title is a translation key; so no page knows the bar and the bar knows no page.
 */
@Layout
@PermitAll
class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {

    private final List<Anchor> pages = new ArrayList<>();
    private final Div content = new Div();

    MainLayout(CurrentUser user, AuthenticationContext authentication) {
        addClassName("shell");
        content.addClassName("shell-content");
        content.getElement().setAttribute("tabindex", "-1");
        Header bar = new Header(
                skipLink(),
                brand(),
                navigation(),
                new UserMenu(user.displayName().orElse(""), authentication));
        bar.addClassName("shell-bar");
        bar.add(new PresenceWatch());
        add(bar, content);
    }

    @Override
    public void showRouterLayoutContent(HasElement page) {
        content.getElement().removeAllChildren().appendChild(page.getElement());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String path = event.getLocation().getPath();
        for (Anchor page : pages) {
            if (path.equals(page.getHref()) || path.startsWith(page.getHref() + "/")) {
                page.getElement().setAttribute("aria-current", "page");
            } else {
                page.getElement().removeAttribute("aria-current");
            }
        }
    }

    /**
     * The first thing the tab key reaches; seen only then. No link: by the page's base address {@code #content} would be
     * another page.
     */
    private Component skipLink() {
        NativeButton skip = new NativeButton(getTranslation("shell.skip"));
        skip.getElement().setAttribute("type", "button");
        skip.getElement().executeJs("this.addEventListener('click', () => $0.focus())", content.getElement());
        skip.addClassName("shell-skip");
        return skip;
    }

    private Component brand() {
        Span name = new Span(getTranslation("accounts.door.product"));
        Anchor brand = new Anchor("studio", name);
        brand.addClassName("shell-brand");
        return brand;
    }

    private Component navigation() {
        Nav navigation = new Nav();
        navigation.setAriaLabel(getTranslation("shell.navigation"));
        navigation.addClassName("shell-navigation");
        MenuConfiguration.getMenuEntries().forEach(entry -> {
            Anchor page = new Anchor(entry.path().replaceFirst("^/", ""), getTranslation(entry.title()));
            pages.add(page);
            navigation.add(page);
        });
        return navigation;
    }
}
