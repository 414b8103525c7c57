package app.selfie.accounts;

import app.selfie.localization.ByteSize;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Locale;

/** The part of the people's page that tells what administrators did. */
class PeopleDeedsSection extends Section {

    private static final int SHOWN = 50;

    private final People people;
    private final UnorderedList list = new UnorderedList();

    PeopleDeedsSection(People people) {
        this.people = people;
        list.addClassName("account-devices");
        add(new H2(getTranslation("people.deeds.title")), new Paragraph(getTranslation("people.deeds.help")), list);
        refresh();
    }

    void refresh() {
        list.removeAll();
        people.deeds(SHOWN).forEach(entry -> list.add(line(entry)));
    }

    private Component line(AuditLog.Entry entry) {
        String actor = AuditLog.COMMAND_LINE.equals(entry.actor())
                ? getTranslation("people.deeds.command-line")
                : entry.actor();
        Span what = new Span(actor + ": " + getTranslation(entry.deed().messageKey(), entry.subject(), detail(entry)));
        Span when = new Span(UniversalTime.format(entry.at(), getLocale()));
        when.addClassName("account-device-seen");
        return new ListItem(what, new Text(" "), when);
    }

    private String detail(AuditLog.Entry entry) {
        return switch (entry.deed()) {
            case REGISTRATION ->
                getTranslation(RegistrationMode.valueOf(entry.detail().toUpperCase(Locale.ROOT))
                        .messageKey());
            case QUOTA ->
                entry.detail().isEmpty()
                        ? getTranslation("people.quota.usual")
                        : ByteSize.format(Long.parseLong(entry.detail()), getLocale());
            default -> "";
        };
    }
}
