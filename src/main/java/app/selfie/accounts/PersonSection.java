package app.selfie.accounts;

import app.selfie.localization.ByteSize;
import app.selfie.tasks.BackgroundTask;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.function.Consumer;

/** What an administrator can do about one person. */
class PersonSection extends Section {

    private final UserId administrator;
    private final Person person;
    private final People people;
    private final Runnable changed;
    private final Runnable close;
    private final TextField link = new TextField();

    /**
     * @param changed called when something was done
     * @param deleted called when the person is about to be erased, which can be taken back for some seconds
     * @param close closes what this is shown in
     */
    PersonSection(
            UserId administrator,
            Person person,
            People people,
            Runnable changed,
            Consumer<Person> deleted,
            Runnable close) {
        this.administrator = administrator;
        this.person = person;
        this.people = people;
        this.changed = changed;
        this.close = close;
        addClassName("people-person");
        add(
                new Paragraph(
                        getTranslation("people.registered", UniversalTime.format(person.registeredAt(), getLocale()))),
                quota());
        if (!administrator.equals(person.id())) {
            add(role());
        }
        link.setLabel(getTranslation("people.reset.label"));
        link.setHelperText(getTranslation("people.reset.help"));
        link.setReadOnly(true);
        link.setWidthFull();
        link.setVisible(false);
        add(button("people.reset", this::showLink), link);
        if (!administrator.equals(person.id())) {
            add(
                    button("people.sign-out", () -> run(() -> people.signOutEverywhere(administrator, person.id()))),
                    person.disabled()
                            ? button("people.enable", () -> run(() -> people.enable(administrator, person.id())))
                            : button("people.disable", () -> run(() -> people.disable(administrator, person.id()))),
                    delete(deleted));
        }
    }

    private Select<Quota> quota() {
        Select<Quota> quota = new Select<>();
        Quota now = new Quota(person.quotaBytes());
        quota.setLabel(getTranslation("people.quota"));
        quota.setItems(Quota.choices(now));
        quota.setItemLabelGenerator(this::text);
        quota.setValue(now);
        quota.addValueChangeListener(event -> {
            people.setQuota(administrator, person.id(), event.getValue().bytes());
            changed.run();
        });
        return quota;
    }

    private String text(Quota some) {
        Long bytes = some.bytes();
        return bytes == null ? getTranslation("people.quota.usual") : ByteSize.format(bytes, getLocale());
    }

    private Checkbox role() {
        Checkbox role = new Checkbox(getTranslation("people.administrator"), person.administrator());
        role.setHelperText(getTranslation("people.administrator.help"));
        role.addValueChangeListener(
                event -> run(() -> people.setAdministrator(administrator, person.id(), event.getValue())));
        return role;
    }

    private Button button(String key, Runnable pressed) {
        Button button = new Button(getTranslation(key), event -> pressed.run());
        button.setDisableOnClick(true);
        return button;
    }

    private Button delete(Consumer<Person> deleted) {
        Button delete = button(
                "people.delete",
                () -> inBackground(() -> people.delete(administrator, person.id()), () -> deleted.accept(person)));
        delete.addThemeVariants(ButtonVariant.ERROR);
        return delete;
    }

    private void showLink() {
        link.setValue(PeopleLinks.to(
                VaadinServletRequest.getCurrent().getHttpServletRequest(),
                ResetView.ROUTE,
                ResetView.TOKEN,
                people.resetLink(administrator, person.id())));
        link.setVisible(true);
        link.focus();
        changed.run();
    }

    private void run(Runnable work) {
        inBackground(work, changed);
    }

    /** It may end sessions, which takes a moment. */
    private void inBackground(Runnable work, Runnable then) {
        BackgroundTask.run(
                UI.getCurrent(),
                "people-work",
                () -> {
                    work.run();
                    return true;
                },
                _ -> {
                    close.run();
                    then.run();
                },
                () -> {
                    close.run();
                    changed.run();
                    Notification.show(getTranslation("people.failed"));
                });
    }
}
