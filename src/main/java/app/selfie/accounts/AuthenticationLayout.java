package app.selfie.accounts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What both sides of the door share: the product's name, one sentence, a card with a form, and the choice of language.
 *
 * <p>The form is a plain HTML form around Vaadin's fields, whose inputs are its real members: the browser posts it to
 * Spring Security, and password managers see what they expect.
 */
@JsModule("./selfie-door/selfie-submit.ts")
@JsModule("./selfie-presence/selfie-presence.ts")
abstract class AuthenticationLayout extends Main {

    /** Language tags to the name of the language in itself. The shell's language filter reads the parameter. */
    private static final Map<String, String> LANGUAGES = Map.of("en", "English", "zh-CN", "简体中文");

    /** How often a page asks for what it awaits, such as a registration, which takes a few hundred milliseconds. */
    private static final int POLL_MILLIS = 200;

    private static final int NO_POLLING = -1;

    private final HtmlContainer form = new HtmlContainer("form");
    private final Element submission = new Element("selfie-submit");
    private final Div alert = new Div();
    private final Nav languages = new Nav();

    /**
     * @param route of this side, to which the choice of language returns
     * @param titleKey of the translation that heads the card
     */
    AuthenticationLayout(String route, String titleKey) {
        addClassName("door");
        form.addClassName("door-form");
        form.getElement().setAttribute("method", "post").setAttribute("action", "login");
        alert.addClassName("door-alert");
        alert.getElement().setAttribute("role", "alert");
        alert.setVisible(false);
        Section card = new Section(new H2(getTranslation(titleKey)), alert, form);
        card.addClassName("door-card");
        Div side = new Div(card, languages(route));
        side.addClassName("door-side");
        Element presence = new Element("selfie-presence")
                .setPropertyMap("texts", Map.of("away", getTranslation("shell.presence.away")));
        side.getElement().appendChild(presence);
        add(poster(), side);
    }

    HtmlContainer form() {
        return form;
    }

    /** Says, above the form, what went wrong; read out at once by screen readers. */
    void alert(String message) {
        alert.setText(message);
        alert.setVisible(true);
        // Screen readers read what appears, not what a page already came with.
        alert.getElement()
                .executeJs("this.style.display = 'none'; setTimeout(() => { this.style.display = ''; }, 200)");
    }

    /** What the alert says; empty while there is none. */
    String alertText() {
        return alert.isVisible() ? alert.getText() : "";
    }

    /** Whether the page waits for work in the background. Strangers get no push, so meanwhile the page asks. */
    void setAwaitingServer(boolean now) {
        UI.getCurrent().setPollInterval(now ? POLL_MILLIS : NO_POLLING);
    }

    /** The form's name field. */
    TextField nameField() {
        TextField field = new TextField(getTranslation("accounts.name"));
        field.getElement().setAttribute("name", "username");
        field.setAutocomplete(Autocomplete.USERNAME);
        field.setAutocapitalize(Autocapitalize.NONE);
        field.setAutofocus(true);
        return field;
    }

    /** The form's password field, with a button that shows what was typed. */
    PasswordField passwordField(Autocomplete purpose) {
        PasswordField field = new PasswordField(getTranslation("accounts.password"));
        field.getElement().setAttribute("name", "password");
        field.getElement().setPropertyMap("i18n", Map.of("reveal", getTranslation("accounts.password.reveal")));
        field.setAutocomplete(purpose);
        return field;
    }

    /** The form's button, which shows at once that it was pressed. */
    NativeButton submitButton(String textKey) {
        NativeButton button = new NativeButton(getTranslation(textKey));
        button.getElement().setAttribute("type", "submit");
        button.addClassName("sunset-button");
        submission.setProperty("working", getTranslation("accounts.register.working"));
        form.getElement().appendChild(submission);
        return button;
    }

    /** The browser posts the form by itself. */
    void letTheBrowserPost() {
        submission.setProperty("posts", true);
    }

    /** What was sent is answered, and may be sent again. */
    void settleSubmission() {
        submission.callJsFunction("done");
    }

    String pageTitle(String titleKey) {
        return getTranslation(titleKey) + " · " + getTranslation("accounts.door.product");
    }

    /** The line under the form that leads to the other side of the door. */
    Paragraph otherSide(String question, String href, String answer) {
        Anchor link = new Anchor(href, answer);
        Paragraph line = new Paragraph(question + " ");
        line.add(link);
        line.addClassName("door-other-side");
        return line;
    }

    private Component poster() {
        H1 name = new H1(getTranslation("accounts.door.product"));
        Paragraph sentence = new Paragraph(getTranslation("accounts.door.sentence"));
        Header poster = new Header(name, sentence);
        poster.addClassName("door-poster");
        return poster;
    }

    /** The choice of language leads to an address with this parameter, too. */
    void keepInLanguages(String parameter, String value) {
        String added = "&" + parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        languages
                .getChildren()
                .filter(Anchor.class::isInstance)
                .map(Anchor.class::cast)
                .forEach(link -> link.setHref(link.getHref() + added));
    }

    private Component languages(String route) {
        languages.setAriaLabel(getTranslation("accounts.door.languages"));
        for (String tag : LANGUAGES.keySet().stream().sorted().toList()) {
            Anchor link = new Anchor(route + "?lang=" + tag, LANGUAGES.get(tag));
            link.setRouterIgnore(true);
            link.getElement().setAttribute("lang", tag).setAttribute("hreflang", tag);
            if (getLocale().getLanguage().equals(tag.substring(0, 2))) {
                link.getElement().setAttribute("aria-current", "true");
            }
            languages.add(link);
        }
        Footer footer = new Footer(languages);
        footer.addClassName("door-languages");
        return footer;
    }
}
