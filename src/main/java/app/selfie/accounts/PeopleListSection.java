package app.selfie.accounts;

import app.selfie.localization.ByteSize;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The part of the people's page with the list: looked through by name, a page at a time. */
class PeopleListSection extends Section {

    private final UserId administrator;
    private final People people;
    private final Runnable done;
    private final TextField search = new TextField();
    private final Paragraph count = new Paragraph();
    private final UnorderedList list = new UnorderedList();
    private final Button back;
    private final Button forth;
    private int page;

    /** @param done called when something was done */
    PeopleListSection(UserId administrator, People people, Runnable done) {
        this.administrator = administrator;
        this.people = people;
        this.done = done;
        search.setLabel(getTranslation("people.search"));
        search.setMaxLength(Username.MAX_CHARACTERS);
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(event -> turnTo(0));
        count.getElement().setAttribute("role", "status");
        list.addClassName("account-devices");
        back = new Button(getTranslation("people.back"), event -> turnTo(page - 1));
        forth = new Button(getTranslation("people.forth"), event -> turnTo(page + 1));
        add(new H2(getTranslation("people.list.title")), search, count, list, new Div(back, forth));
        turnTo(0);
    }

    private void turnTo(int wanted) {
        page = Math.max(0, wanted);
        People.Page found = people.search(search.getValue(), page);
        if (found.people().isEmpty() && page > 0) {
            turnTo(page - 1); // the last one of this page has gone
            return;
        }
        list.removeAll();
        found.people().forEach(person -> list.add(line(person)));
        count.setText(getTranslation("people.count", found.total()));
        back.setVisible(page > 0);
        forth.setVisible((page + 1) * People.PAGE < found.total());
    }

    private Component line(Person person) {
        Span name = new Span(person.name());
        name.addClassName("account-device-name");
        Span about = new Span(String.join(" · ", about(person)));
        about.addClassName("account-device-seen");
        ListItem line = new ListItem(name, new Text(" "), about);
        if (!person.leaving()) {
            Button manage = new Button(getTranslation("people.manage"), event -> open(person.id()));
            manage.setAriaLabel(getTranslation("people.manage-of", person.name()));
            line.add(manage);
        }
        return line;
    }

    private List<String> about(Person person) {
        List<String> about = new ArrayList<>();
        if (person.administrator()) {
            about.add(getTranslation("people.administrator"));
        }
        if (person.leaving()) {
            about.add(getTranslation("people.leaving"));
        } else if (person.disabled()) {
            about.add(getTranslation("people.disabled"));
        }
        Instant seen = person.lastSeenAt();
        about.add(seen == null ? getTranslation("people.never-seen") : lastSeen(Duration.between(seen, Instant.now())));
        String used = ByteSize.format(people.used(person.id()), getLocale());
        Long quota = person.quotaBytes();
        about.add(
                quota == null
                        ? getTranslation("people.used", used)
                        : getTranslation("people.used-of", used, ByteSize.format(quota, getLocale())));
        return about;
    }

    private String lastSeen(Duration ago) {
        LastSeen seen = LastSeen.of(ago);
        return getTranslation(seen.messageKey(), seen.number());
    }

    private void open(UserId user) {
        people.find(user).ifPresentOrElse(this::open, this::refresh);
    }

    private void open(Person person) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(person.name());
        dialog.setWidth("32rem");
        dialog.setMaxWidth("100vw");
        dialog.add(new PersonSection(administrator, person, people, this::refresh, this::offerUndo, dialog::close));
        dialog.getFooter().add(new Button(getTranslation("people.close"), event -> dialog.close()));
        dialog.open();
    }

    private void refresh() {
        turnTo(page);
        done.run();
    }

    private void offerUndo(Person person) {
        refresh();
        Notification notification = new Notification();
        notification.setPosition(Notification.Position.BOTTOM_CENTER);
        notification.setDuration(Math.toIntExact(People.UNDO_FOR.toMillis()));
        Button undo = new Button(getTranslation("people.undo"), event -> {
            boolean undone = people.undelete(administrator, person.id());
            notification.close();
            refresh();
            if (!undone) {
                Notification.show(getTranslation("people.undo.too-late", person.name()));
            }
        });
        undo.addThemeVariants(ButtonVariant.TERTIARY);
        notification.add(new Span(getTranslation("people.deleted", person.name())), undo);
        notification.addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                refresh();
            }
        });
        notification.open();
    }
}
