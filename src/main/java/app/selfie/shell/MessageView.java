package app.selfie.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;

/** A page that says why there is no other page, and leads back to the studio. */
abstract class MessageView extends Main implements HasDynamicTitle {

    private final String titleKey;

    MessageView(String titleKey) {
        this.titleKey = titleKey;
        addClassName("shell-message");
    }

    @Override
    public String getPageTitle() {
        return getTranslation(titleKey);
    }

    void tell(String text) {
        removeAll();
        add(
                new H1(getTranslation(titleKey)),
                new Paragraph(text),
                new Anchor("studio", getTranslation("shell.back-to-studio")));
    }
}
