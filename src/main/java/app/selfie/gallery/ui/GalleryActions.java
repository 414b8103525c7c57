package app.selfie.gallery.ui;

import app.selfie.accounts.UserId;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.SelfieFilter;
import app.selfie.gallery.SelfieId;
import app.selfie.gallery.ui.ZipTickets.Selected;
import app.selfie.localization.ClientZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What people do with one selfie or many, and how they take it back. For one page; used under its session's lock. */
final class GalleryActions {

    /** Long enough to notice a slip. */
    private static final int UNDO_MILLIS = 10_000;

    private static final int NOTICE_MILLIS = 5_000;

    /** In one statement, which takes some milliseconds. */
    private static final int MAX_AT_ONCE = 100;

    private final Component page;
    private final UserId owner;
    private final Gallery gallery;
    private final ZipTickets tickets;
    private @Nullable Notification undoing;
    private @Nullable Notification told;
    private @Nullable Runnable undoable;

    GalleryActions(Component page, UserId owner, Gallery gallery, ZipTickets tickets) {
        this.page = page;
        this.owner = owner;
        this.gallery = gallery;
        this.tickets = tickets;
    }

    /** Marks them as favourites, or unmarks them where all of them are. */
    void favourite(List<SelfieId> ids) {
        change(ids, "gallery.task.favourite", this::switchFavourite, _ -> {});
    }

    private int switchFavourite(List<SelfieId> ids) {
        return gallery.favourite(owner, ids, !gallery.areFavourites(owner, ids));
    }

    /**
     * Changes what is named by ids: a few at once, as that takes a statement, and thousands on another thread.
     *
     * @param textKey what is done, for a bar
     * @param afterwards told how many were changed, under the session's lock
     */
    private void change(
            List<SelfieId> ids, String textKey, ToIntFunction<List<SelfieId>> change, IntConsumer afterwards) {
        if (ids.size() <= MAX_AT_ONCE) {
            afterwards.accept(change.applyAsInt(ids));
        } else {
            ProgressTask.run(
                    page, text(textKey), ids.size(), _ -> change.applyAsInt(ids), afterwards::accept, this::failed);
        }
    }

    private void failed() {
        tell(text("gallery.task.failed"));
    }

    /** Puts them into the trash, and offers to take that back. */
    void trash(List<SelfieId> ids) {
        change(ids, "gallery.task.trash", some -> gallery.trash(owner, some), moved -> trashed(ids, moved));
    }

    private void trashed(List<SelfieId> ids, int moved) {
        if (moved > 0) {
            offerUndo(
                    moved == 1 ? text("gallery.trashed.one") : page.getTranslation("gallery.trashed.many", moved),
                    () -> restore(ids));
        }
    }

    /** Says what was done, and offers to take it back. */
    void offerUndo(String done, Runnable undoing) {
        closeNotices();
        undoable = undoing;
        Span text = new Span(done);
        Button undo = new Button(text("gallery.undo"), event -> undo());
        undo.addThemeVariants(ButtonVariant.PRIMARY);
        Div content = new Div(text, undo);
        content.addClassName("gallery-notice");
        Notification notice = new Notification(content);
        notice.setDuration(UNDO_MILLIS);
        notice.setPosition(Notification.Position.BOTTOM_CENTER);
        notice.addOpenedChangeListener(event -> {
            if (!event.isOpened() && notice.equals(this.undoing)) {
                this.undoing = null;
                undoable = null;
            }
        });
        this.undoing = notice;
        notice.open();
    }

    /** Takes back what was done last, while that is offered. */
    void undo() {
        Runnable last = undoable;
        closeUndo();
        if (last != null) {
            last.run();
        }
    }

    /** The offer ends with the page. */
    void closeUndo() {
        Notification notice = undoing;
        undoing = null;
        undoable = null;
        if (notice != null) {
            notice.close();
        }
    }

    void restore(List<SelfieId> ids) {
        change(ids, "gallery.task.restore", some -> gallery.restore(owner, some), back -> {
            if (back > 0) {
                tell(back == 1 ? text("gallery.restored.one") : page.getTranslation("gallery.restored.many", back));
            }
        });
    }

    /** Asks, and deletes for good what is in the trash. */
    void purge(List<SelfieId> ids, Runnable afterwards) {
        if (!ids.isEmpty()) {
            confirm(
                    ids.size() == 1 ? text("gallery.purge.one") : page.getTranslation("gallery.purge.many", ids.size()),
                    () -> ProgressTask.run(
                            page,
                            text("gallery.task.purge"),
                            ids.size(),
                            progress -> gallery.purge(owner, ids, progress),
                            _ -> afterwards.run(),
                            this::failed));
        }
    }

    /** Asks, and empties the trash. */
    void emptyTrash() {
        confirm(
                text("gallery.purge.all"),
                () -> ProgressTask.run(
                        page,
                        text("gallery.task.purge"),
                        gallery.count(owner, SelfieFilter.TRASH),
                        progress -> gallery.emptyTrash(owner, progress),
                        _ -> {},
                        this::failed));
    }

    private void confirm(String question, Runnable deletion) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(question);
        dialog.setText(text("gallery.purge.text"));
        dialog.setCancelable(true);
        dialog.setCancelText(text("gallery.cancel"));
        dialog.setConfirmText(text("gallery.purge.confirm"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(event -> deletion.run());
        // The element gives the focus to what it asks for; whoever presses Enter without reading should lose nothing.
        dialog.getElement().executeJs("""
                const toCancel = event => {
                  if (event.detail.overlay.owner === this) {
                    document.body.removeEventListener('vaadin-overlay-open', toCancel);
                    this.querySelector('[slot=cancel-button]').focus();
                  }
                };
                document.body.addEventListener('vaadin-overlay-open', toCancel);
                """);
        dialog.open();
    }

    /**
     * Hands one picture, or a ZIP file of many, to the browser.
     *
     * @param save given the address
     */
    void download(List<SelfieId> ids, ZoneId zone, Consumer<String> save) {
        if (ids.size() == 1) {
            save.accept("gallery/" + ids.getFirst() + "/picture.jpg?download&" + ClientZone.toParameter(zone));
        } else if (!ids.isEmpty()) {
            save.accept("gallery/zip?ticket=" + tickets.issue(new Selected(owner, ids, zone)));
        }
    }

    /** Says why a picture was not saved, as the browser tells. */
    void unsaved(String reason) {
        tell(text(
                switch (reason) {
                    case "damaged" -> "gallery.damaged";
                    case "busy" -> "gallery.download.busy";
                    default -> "gallery.download.failed";
                }));
    }

    /** One thing at a time: what was said before goes, and with it what it offered. */
    void tell(String text) {
        closeNotices();
        told = new Notification(text, NOTICE_MILLIS, Notification.Position.BOTTOM_CENTER);
        told.open();
    }

    private void closeNotices() {
        closeUndo();
        if (told != null) {
            told.close();
        }
    }

    private String text(String key) {
        return page.getTranslation(key);
    }
}
