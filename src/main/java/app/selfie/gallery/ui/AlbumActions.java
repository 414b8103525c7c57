package app.selfie.gallery.ui;

import app.selfie.accounts.UserId;
import app.selfie.gallery.Album;
import app.selfie.gallery.AlbumId;
import app.selfie.gallery.Albums;
import app.selfie.gallery.SelfieId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;

/** What people do with albums, and how they take it back. For one page; used under its session's lock. */
final class AlbumActions {

    private final Component page;
    private final UserId owner;
    private final Albums albums;
    private final GalleryActions actions;

    AlbumActions(Component page, UserId owner, Albums albums, GalleryActions actions) {
        this.page = page;
        this.owner = owner;
        this.albums = albums;
        this.actions = actions;
    }

    /** Asks for an album, one that there is or a new one, and puts the selfies there. */
    void askWhere(List<SelfieId> ids, Runnable afterwards) {
        if (ids.isEmpty()) {
            return;
        }
        List<Album> all = albums.all(owner);
        Dialog dialog = dialog("gallery.albums.add");
        Div choices = new Div();
        choices.addClassName("gallery-album-choices");
        for (Album album : all) {
            choices.add(new Button(album.name(), event -> {
                dialog.close();
                added(album.id(), album.name(), ids);
                afterwards.run();
            }));
        }
        dialog.add(choices);
        if (all.size() < Albums.MAX_ALBUMS) {
            askName(dialog, "gallery.albums.create", "", name -> {
                albums.create(owner, name, ids)
                        .ifPresentOrElse(
                                id -> actions.offerUndo(
                                        page.getTranslation("gallery.albums.created", name),
                                        () -> albums.delete(owner, id)),
                                () -> actions.tell(text("gallery.task.failed")));
                afterwards.run();
            });
        }
        dialog.open();
    }

    private void added(AlbumId album, String name, List<SelfieId> ids) {
        int added = albums.add(owner, album, ids);
        if (added == 0) {
            actions.tell(page.getTranslation("gallery.albums.there", name));
        } else if (added == ids.size()) {
            actions.offerUndo(
                    page.getTranslation("gallery.albums.added", name), () -> albums.remove(owner, album, ids));
        } else { // what was there before would go, too
            actions.tell(page.getTranslation("gallery.albums.added", name));
        }
    }

    void takeOut(AlbumId album, List<SelfieId> ids) {
        if (albums.remove(owner, album, ids) > 0) {
            actions.offerUndo(text("gallery.albums.taken-out"), () -> albums.add(owner, album, ids));
        }
    }

    void rename(Album album) {
        Dialog dialog = dialog("gallery.albums.rename");
        askName(dialog, "gallery.albums.rename.confirm", album.name(), name -> {
            if (albums.rename(owner, album.id(), name)) {
                actions.offerUndo(
                        page.getTranslation("gallery.albums.renamed", name),
                        () -> albums.rename(owner, album.id(), album.name()));
            }
        });
        dialog.open();
    }

    void delete(Album album) {
        albums.delete(owner, album.id())
                .ifPresent(deleted -> actions.offerUndo(
                        page.getTranslation("gallery.albums.deleted", album.name()),
                        () -> albums.restore(owner, deleted)));
    }

    private Dialog dialog(String titleKey) {
        Dialog dialog = new Dialog(text(titleKey));
        dialog.setModality(
                ModalityMode.VISUAL); // or what is said while it closes would be a part of it, and go with it
        Button cancel = new Button(text("gallery.cancel"), event -> dialog.close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        dialog.getFooter().add(cancel);
        return dialog;
    }

    /** @param named told what was typed, once that is a name */
    private void askName(Dialog dialog, String confirmKey, String before, Consumer<String> named) {
        TextField name = new TextField(text("gallery.albums.name"));
        name.setMaxLength(Albums.MAX_NAME);
        name.setValue(before);
        name.setAutofocus(true);
        Button confirm = new Button(text(confirmKey), event -> {
            if (!name.getValue().isBlank()) {
                dialog.close();
                named.accept(name.getValue().strip());
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickShortcut(Key.ENTER).listenOn(name);
        Div row = new Div(name, confirm);
        row.addClassName("gallery-album-name");
        dialog.add(row);
    }

    private String text(String key) {
        return page.getTranslation(key);
    }
}
