package app.selfie.sharing.ui;

import app.selfie.accounts.CurrentUser;
import app.selfie.accounts.UserId;
import app.selfie.localization.ClientZone;
import app.selfie.sharing.ShareLink;
import app.selfie.sharing.ShareLinkId;
import app.selfie.sharing.ShareLinkService;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person shares at the moment, how often it was opened, and an end to it. */
@Route("gallery/shared")
@PermitAll
@StyleSheet("assets/gallery.css")
@StyleSheet("assets/sharing.css")
class SharedView extends Main implements BeforeLeaveObserver, HasDynamicTitle {

    private static final int UNDO_MILLIS = 10_000;

    private static final int MILLIS_PER_MINUTE = 60_000;

    private final UserId owner;
    private final ShareLinkService links;
    private final UnorderedList list = new UnorderedList();
    private final Button stopAll;
    private final Div empty;
    private List<ShareLinkId> shown = List.of();
    private @Nullable Notification undoing;

    SharedView(CurrentUser currentUser, ShareLinkService links) {
        this.owner = currentUser.require();
        this.links = links;
        addClassNames("gallery", "shared");
        Anchor back = new Anchor("gallery", VaadinIcon.ARROW_LEFT.create(), new Span(getTranslation("sharing.back")));
        back.addClassName("gallery-link");
        Div heading = new Div(new H1(getTranslation("sharing.shared.title")));
        heading.addClassName("gallery-heading");
        stopAll = new Button(
                getTranslation("sharing.stop-all"), VaadinIcon.CLOSE_CIRCLE_O.create(), event -> stop(shown));
        stopAll.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.TERTIARY);
        Div tools = new Div(back, stopAll);
        tools.addClassName("gallery-tools");
        Header header = new Header(heading, tools);
        header.addClassName("gallery-header");
        Anchor gallery = new Anchor("gallery", getTranslation("sharing.nothing.action"));
        gallery.addClassName("sunset-button");
        empty = new Div(
                new H2(getTranslation("sharing.nothing.title")),
                new Paragraph(getTranslation("sharing.nothing.text")),
                gallery);
        empty.addClassName("gallery-empty");
        list.addClassName("shared-links");
        add(header, empty, list);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sharing.shared.title") + " · " + getTranslation("accounts.door.product");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show();
    }

    private void show() {
        List<ShareLink> now = links.links(owner);
        shown = now.stream().map(ShareLink::id).toList();
        list.removeAll();
        now.forEach(link -> list.add(line(link)));
        empty.setVisible(now.isEmpty());
        list.setVisible(!now.isEmpty());
        stopAll.setVisible(now.size() > 1);
    }

    private ListItem line(ShareLink link) {
        String what = link.selfies() == 1
                ? getTranslation("sharing.shared.one")
                : getTranslation("sharing.shared.many", link.selfies());
        Image picture = new Image("gallery/" + link.first() + "/thumbnail.jpg", "");
        picture.getElement().setAttribute("loading", "lazy");
        Span title = new Span(what);
        title.addClassName("shared-title");
        List<String> facts = new ArrayList<>();
        facts.add(getTranslation("sharing.shared.made", time(link.madeAt())));
        Instant end = link.endsAt();
        facts.add(
                end == null
                        ? getTranslation("sharing.shared.never-ends")
                        : getTranslation("sharing.shared.ends", time(end)));
        if (link.hasPassword()) {
            facts.add(getTranslation("sharing.shared.password"));
        }
        Span about = new Span(String.join(" · ", facts));
        about.addClassName("shared-facts");
        Span openings = new Span(openings(link.openings()));
        openings.addClassName("shared-openings");
        Div text = new Div(title, about, openings);
        text.addClassName("shared-text");
        Button stop = new Button(getTranslation("sharing.stop"), event -> stop(List.of(link.id())));
        stop.setAriaLabel(getTranslation("sharing.stop.which", what, time(link.madeAt())));
        return new ListItem(picture, text, stop);
    }

    private String openings(long number) {
        if (number == 0) {
            return getTranslation("sharing.shared.unopened");
        }
        return number == 1
                ? getTranslation("sharing.shared.opened.once")
                : getTranslation("sharing.shared.opened", number);
    }

    private String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(getLocale())
                .withZone(zone())
                .format(instant);
    }

    private ZoneId zone() {
        return getUI().map(ui -> ui.getPage().getExtendedClientDetails())
                .map(browser -> ClientZone.of(browser.getTimeZoneId(), browser.getTimezoneOffset() / MILLIS_PER_MINUTE))
                .orElse(ZoneOffset.UTC);
    }

    private void stop(List<ShareLinkId> which) {
        int stopped = links.stop(owner, which);
        show();
        closeUndo();
        if (stopped > 0) {
            offerUndo(which, stopped);
        }
    }

    private void offerUndo(List<ShareLinkId> which, int stopped) {
        Span text = new Span(
                stopped == 1 ? getTranslation("sharing.stopped.one") : getTranslation("sharing.stopped.many", stopped));
        Button undo = new Button(getTranslation("sharing.undo"), event -> {
            closeUndo();
            int _ = links.resume(owner, which);
            show();
        });
        undo.addThemeVariants(ButtonVariant.PRIMARY);
        Div content = new Div(text, undo);
        content.addClassName("gallery-notice");
        Notification notice = new Notification(content);
        notice.setDuration(UNDO_MILLIS);
        notice.setPosition(Notification.Position.BOTTOM_CENTER);
        undoing = notice;
        notice.open();
    }

    private void closeUndo() {
        if (undoing != null) {
            undoing.close();
            undoing = null;
        }
    }

    /** The offer ends with the page. */
    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        closeUndo();
    }
}
