package app.selfie.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.DefaultI18NProvider;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.Router;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.shared.communication.PushMode;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives every page, from its first byte on, the visitor's language and colours, and every session the error handler. */
@Configuration
class PageSetup {

    /** The bar's colours, {@code --selfie-surface} in styles.css. */
    private static final String LIGHT_BAR = "#ffffff";

    private static final String DARK_BAR = "#201c45";

    @Bean
    I18NProvider translations() {
        return new DefaultI18NProvider(Language.locales());
    }

    @Bean
    VaadinServiceInitListener pages(I18NProvider translations) {
        return init -> setUp(init, translations);
    }

    private static void setUp(ServiceInitEvent init, I18NProvider translations) {
        init.getSource().setSystemMessagesProvider(info -> systemMessages(info, translations));
        init.getSource()
                .addSessionInitListener(
                        session -> session.getSession().setErrorHandler(new FailureHandler(translations)));
        init.getSource().addUIInitListener(started -> {
            OpenPages.makeRoomFor(started.getUI());
            greet(started.getUI());
        });
        init.addIndexHtmlRequestListener(PageSetup::paint);
        Router router = init.getSource().getRouter();
        init.addIndexHtmlRequestListener(page -> admitUnknown(page, router));
    }

    private static void greet(UI ui) {
        // For state; frames have a socket of their own. The door has nothing to push, see PushFilter.
        boolean isSignedIn = VaadinRequest.getCurrent().getUserPrincipal() != null;
        ui.getPushConfiguration().setPushMode(isSignedIn ? PushMode.AUTOMATIC : PushMode.DISABLED);
        ui.setLocale(localeOf(VaadinRequest.getCurrent()));
    }

    /** The page itself says so too, but only once its scripts run. */
    private static void admitUnknown(IndexHtmlResponse page, Router router) {
        String path = page.getVaadinRequest().getPathInfo();
        if (router.resolveNavigationTarget(path == null ? "" : path, Map.of()).isEmpty()) {
            page.getVaadinResponse().setStatus(HttpStatusCode.NOT_FOUND.getCode());
        }
    }

    /** Before any script runs, so that nothing flashes in the wrong colours. */
    private static void paint(IndexHtmlResponse page) {
        VaadinRequest request = page.getVaadinRequest();
        ColorSchemeChoice scheme = ColorSchemeChoice.of(request.getCookies());
        Element html = page.getDocument().head().parent();
        if (html == null) {
            throw new IllegalStateException("expected a head inside an html element, found it alone");
        }
        html.attr("lang", localeOf(request).toLanguageTag())
                .attr("theme", scheme.value().getThemeValue())
                .attr("style", "color-scheme: " + scheme.value().getValue());
        Element head = page.getDocument().head();
        switch (scheme) {
            case SYSTEM -> {
                paintFrame(head, LIGHT_BAR).attr("media", "(prefers-color-scheme: light)");
                paintFrame(head, DARK_BAR).attr("media", "(prefers-color-scheme: dark)");
            }
            case LIGHT -> paintFrame(head, LIGHT_BAR);
            case DARK -> paintFrame(head, DARK_BAR);
        }
    }

    /** What a phone draws around the page. */
    private static Element paintFrame(Element head, String colour) {
        return head.appendElement("meta").attr("name", "theme-color").attr("content", colour);
    }

    private static Language languageOf(VaadinRequest request) {
        return Language.of(request.getCookies(), Collections.list(request.getLocales()));
    }

    /** With the country of the browser, by which dates and numbers are written. */
    private static Locale localeOf(VaadinRequest request) {
        return languageOf(request).localeFor(Collections.list(request.getLocales()));
    }

    private static SystemMessages systemMessages(SystemMessagesInfo info, I18NProvider translations) {
        VaadinRequest request = info.getRequest();
        Locale locale = request == null
                ? Language.ENGLISH.locale()
                : languageOf(request).locale();
        String base = request == null ? "" : request.getContextPath();
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        // Without a notification and an address, the page loads itself again: at the door, or signed in by its cookie.
        messages.setSessionExpiredNotificationEnabled(false);
        messages.setInternalErrorCaption(translations.getTranslation("shell.failure.title", locale));
        messages.setInternalErrorMessage(translations.getTranslation("shell.failure.reload", locale));
        // Deleted, most likely, and there it is found out.
        messages.setCookiesDisabledNotificationEnabled(false);
        messages.setCookiesDisabledURL(base + SignedOutController.PATH);
        messages.setSyncErrorCaption(translations.getTranslation("shell.sync.title", locale));
        messages.setSyncErrorMessage(translations.getTranslation("shell.failure.reload", locale));
        return messages;
    }
}
