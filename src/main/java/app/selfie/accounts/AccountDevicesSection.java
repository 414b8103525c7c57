package app.selfie.accounts;

import app.selfie.accounts.SignedInDevices.Entry;
import app.selfie.tasks.BackgroundTask;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.List;
import java.util.function.Supplier;

/** The part of the account page that shows where the person is signed in, and signs out there. */
class AccountDevicesSection extends Section {

    private final UserId user;
    private final SignedInDevices devices;
    private final UnorderedList list = new UnorderedList();
    private final Button others;

    AccountDevicesSection(UserId user, SignedInDevices devices) {
        this.user = user;
        this.devices = devices;
        list.addClassName("account-devices");
        others = new Button(getTranslation("account.devices.sign-out-others"));
        others.setDisableOnClick(true);
        others.addClickListener(event -> {
            String session = session();
            others.setText(getTranslation("account.working"));
            inBackground(() -> devices.signOutElsewhere(user, session));
        });
        show(devices.of(user, session()));
        add(
                new H2(getTranslation("account.devices.title")),
                new Paragraph(getTranslation("account.devices.help")),
                list,
                others);
    }

    private void show(List<Entry> entries) {
        list.removeAll();
        entries.forEach(entry -> list.add(line(entry)));
        others.setText(getTranslation("account.devices.sign-out-others"));
        others.setEnabled(entries.stream().anyMatch(entry -> !entry.isThis()));
    }

    private Component line(Entry entry) {
        Span name = new Span(nameOf(entry.kind()));
        name.addClassName("account-device-name");
        Span seen = new Span(entry.isThis() ? getTranslation("account.devices.this") : lastSeen(entry));
        seen.addClassName("account-device-seen");
        ListItem line = new ListItem(name, new Text(" "), seen);
        if (!entry.isThis()) {
            Button signOut = new Button(getTranslation("account.devices.sign-out"));
            signOut.setAriaLabel(getTranslation("account.devices.sign-out-of", nameOf(entry.kind())));
            signOut.setDisableOnClick(true);
            signOut.addClickListener(event -> {
                signOut.setText(getTranslation("account.working"));
                inBackground(() -> devices.signOut(user, entry.hash()));
            });
            line.add(signOut);
        }
        return line;
    }

    private String nameOf(DeviceKind kind) {
        String browser = kind.browser().isEmpty() ? getTranslation("account.devices.browser") : kind.browser();
        return kind.system().isEmpty() ? browser : getTranslation("account.devices.on", browser, kind.system());
    }

    private String lastSeen(Entry entry) {
        LastSeen seen = LastSeen.of(entry.lastSeen());
        return getTranslation(seen.messageKey(), seen.number());
    }

    private void inBackground(Runnable work) {
        String session = session();
        BackgroundTask.run(
                UI.getCurrent(),
                "account-work",
                () -> {
                    work.run();
                    return devices.of(user, session);
                },
                this::finish);
    }

    private void finish(Supplier<List<Entry>> outcome) {
        show(outcome.get());
        // A request, with whose answer the browser gets its device's new token, if it has one.
        getElement().executeJs("return true").then(_ -> {});
    }

    private static String session() {
        return VaadinServletRequest.getCurrent()
                .getHttpServletRequest()
                .getSession()
                .getId();
    }
}
