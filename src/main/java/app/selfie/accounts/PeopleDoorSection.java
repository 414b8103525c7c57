package app.selfie.accounts;

import app.selfie.localization.ByteSize;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinServletRequest;
import java.time.Duration;

/** The part of the people's page that says who may come in, and makes invitations. */
class PeopleDoorSection extends Section {

    private static final Integer[] DAYS = {1, 7, 30, 90};

    private final UserId administrator;
    private final People people;
    private final Runnable done;
    private final Select<Integer> days = new Select<>();
    private final Select<Quota> quota = new Select<>();
    private final TextField link = new TextField();
    private final UnorderedList open = new UnorderedList();
    private final Button invite;

    /** @param done called when something was done */
    PeopleDoorSection(UserId administrator, People people, Runnable done) {
        this.administrator = administrator;
        this.people = people;
        this.done = done;
        invite = new Button(getTranslation("people.invite"), event -> invite());
        days.setLabel(getTranslation("people.invite.days"));
        days.setItems(DAYS);
        days.setValue(DAYS[1]);
        quota.setLabel(getTranslation("people.quota"));
        quota.setItems(Quota.choices(Quota.USUAL));
        quota.setItemLabelGenerator(this::text);
        quota.setValue(Quota.USUAL);
        link.setLabel(getTranslation("people.invite.label"));
        link.setHelperText(getTranslation("people.invite.once"));
        link.setReadOnly(true);
        link.setWidthFull();
        link.setVisible(false);
        open.addClassName("account-devices");
        add(
                new H2(getTranslation("people.door.title")),
                mode(),
                new H3(getTranslation("people.invite.title")),
                new Paragraph(getTranslation("people.invite.help")),
                days,
                quota,
                invite,
                link,
                open);
        showOpen();
        enable(people.registration());
    }

    /** Where nobody may create an account, an invitation opens nothing. */
    private void enable(RegistrationMode mode) {
        invite.setEnabled(mode != RegistrationMode.CLOSED);
    }

    private String text(Quota some) {
        Long bytes = some.bytes();
        return bytes == null ? getTranslation("people.quota.usual") : ByteSize.format(bytes, getLocale());
    }

    private RadioButtonGroup<RegistrationMode> mode() {
        RadioButtonGroup<RegistrationMode> mode = new RadioButtonGroup<>();
        mode.setLabel(getTranslation("accounts.register.who-else"));
        mode.setItems(RegistrationMode.values());
        mode.setItemLabelGenerator(value -> getTranslation(value.messageKey()));
        mode.setValue(people.registration());
        mode.addValueChangeListener(event -> {
            people.choose(administrator, event.getValue());
            enable(event.getValue());
            done.run();
        });
        return mode;
    }

    private void invite() {
        people.invite(
                        administrator,
                        Duration.ofDays(days.getValue()),
                        quota.getValue().bytes())
                .ifPresentOrElse(
                        token -> {
                            link.setValue(PeopleLinks.to(
                                    VaadinServletRequest.getCurrent().getHttpServletRequest(),
                                    RegisterView.ROUTE,
                                    RegisterView.INVITATION,
                                    token));
                            link.setVisible(true);
                            link.focus();
                        },
                        () -> Notification.show(getTranslation("people.invite.too-many", Invitations.MAX_OPEN)));
        showOpen();
        done.run();
    }

    private void showOpen() {
        open.removeAll();
        people.invitations().forEach(invitation -> open.add(line(invitation)));
    }

    private Component line(Invitations.Open invitation) {
        Span what = new Span(
                getTranslation("people.invite.open", invitation.by(), text(new Quota(invitation.quotaBytes()))));
        Span until = new Span(
                getTranslation("people.invite.until", UniversalTime.format(invitation.expiresAt(), getLocale())));
        until.addClassName("account-device-seen");
        Button withdraw = new Button(getTranslation("people.invite.withdraw"), event -> {
            people.withdraw(administrator, invitation.hash());
            link.setVisible(false);
            showOpen();
            done.run();
        });
        return new ListItem(what, new Text(" "), until, withdraw);
    }
}
