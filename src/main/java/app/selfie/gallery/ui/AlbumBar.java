package app.selfie.gallery.ui;

import app.selfie.gallery.Album;
import app.selfie.gallery.AlbumId;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything, or one album; and what can be done with the one that is shown. There while there are albums. */
final class AlbumBar extends Div {

    private final Consumer<@Nullable AlbumId> choose;
    private final Runnable download;
    private final AlbumActions actions;
    private final Button everything;
    private final Map<AlbumId, Button> choices = new LinkedHashMap<>();
    private final Div tools = new Div();
    private @Nullable Album toolsOf;

    /**
     * @param choose told which album is to be shown; null for everything
     * @param download hands the album that is shown to the browser
     */
    AlbumBar(Consumer<@Nullable AlbumId> choose, Runnable download, AlbumActions actions) {
        this.choose = choose;
        this.download = download;
        this.actions = actions;
        addClassName("gallery-albums");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("gallery.albums"));
        everything = choice(null);
        everything.setText(getTranslation("gallery.albums.all"));
        tools.addClassName("gallery-album-tools");
        add(everything, tools);
    }

    /** Buttons that stay are the same ones, so that the focus stays with them. */
    void show(List<Album> albums, @Nullable AlbumId shown) {
        setVisible(!albums.isEmpty());
        if (!List.copyOf(choices.keySet()).equals(albums.stream().map(Album::id).toList())) {
            choices.values().forEach(this::remove);
            choices.clear();
            albums.forEach(album -> choices.put(album.id(), choice(album.id())));
            addAt(choices.values());
        }
        press(everything, shown == null);
        for (Album album : albums) {
            Button choice = Objects.requireNonNull(choices.get(album.id()));
            choice.setText(getTranslation("gallery.albums.one", album.name(), album.selfies()));
            press(choice, album.id().equals(shown));
        }
        showTools(albums.stream()
                .filter(album -> album.id().equals(shown))
                .findFirst()
                .orElse(null));
    }

    /** After "All" and before the tools. */
    private void addAt(Collection<Button> buttons) {
        int place = 1;
        for (Button button : buttons) {
            addComponentAtIndex(place++, button);
        }
    }

    private void showTools(@Nullable Album album) {
        if (Objects.equals(album, toolsOf)) {
            return;
        }
        toolsOf = album;
        tools.removeAll();
        if (album != null) {
            tools.add(tool(VaadinIcon.PENCIL, "gallery.albums.rename", _ -> actions.rename(album)));
            if (album.selfies() > 0) {
                tools.add(tool(VaadinIcon.DOWNLOAD_ALT, "gallery.albums.download", _ -> download.run()));
            }
            tools.add(tool(VaadinIcon.FOLDER_REMOVE, "gallery.albums.delete", _ -> actions.delete(album)));
        }
    }

    private static void press(Button choice, boolean isShown) {
        choice.getElement().setAttribute("aria-pressed", String.valueOf(isShown));
    }

    private Button choice(@Nullable AlbumId album) {
        Button choice = new Button("", event -> choose.accept(album));
        choice.addClassName("gallery-album");
        return choice;
    }

    private Button tool(VaadinIcon icon, String key, Consumer<Object> act) {
        Button tool = new Button(getTranslation(key), icon.create(), act::accept);
        tool.addThemeVariants(ButtonVariant.TERTIARY);
        return tool;
    }
}
