package app.selfie.gallery.ui;

import app.selfie.accounts.CurrentUser;
import app.selfie.accounts.UserId;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.GalleryEvents;
import app.selfie.gallery.GalleryProperties;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieFilter;
import app.selfie.gallery.SelfieId;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The trash: selfies on their way out, each with the days it has left, and large for whoever wants to be sure. */
@Route(AbstractGalleryView.TRASH_ADDRESS)
@RouteAlias(AbstractGalleryView.TRASH_ADDRESS + AbstractGalleryView.SELFIE)
@PermitAll
@StyleSheet("assets/gallery.css")
class TrashView extends AbstractGalleryView {

    private final UserId owner;
    private final Gallery gallery;
    private final SelfieGrid grid = new SelfieGrid();
    private final GalleryActions actions;
    private final SelfieViewer viewer;
    private final Button emptyTrash;
    private final Div empty;
    private @Nullable SelfieId shown;

    TrashView(
            CurrentUser currentUser,
            Gallery gallery,
            GalleryEvents news,
            GalleryProperties settings,
            ZipTickets tickets,
            I18NProvider texts) {
        super(currentUser.require(), gallery, news, "trash.title");
        this.owner = currentUser.require();
        this.gallery = gallery;
        actions = new GalleryActions(this, owner, gallery, tickets);
        grid.setTexts(GalleryTexts.ofElements(texts, getLocale()));
        grid.setQuery(GalleryQuery.TRASH);
        grid.addActListener(this::act);
        viewer = viewer(texts);

        Anchor back = new Anchor("gallery", VaadinIcon.ARROW_LEFT.create(), new Span(getTranslation("trash.back")));
        back.addClassName("gallery-link");
        Div heading = new Div(new H1(getTranslation("trash.title")));
        heading.addClassName("gallery-heading");
        emptyTrash =
                new Button(getTranslation("trash.empty-it"), VaadinIcon.TRASH.create(), event -> actions.emptyTrash());
        emptyTrash.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.TERTIARY);
        Div tools = new Div(back, selectButton(grid), emptyTrash);
        tools.addClassName("gallery-tools");
        Header header = new Header(heading, tools);
        header.addClassName("gallery-header");
        Paragraph explanation = new Paragraph(
                getTranslation("trash.text", Math.max(1, settings.trashFor().toDays())));
        explanation.addClassName("gallery-text");
        empty = new Div(new H2(getTranslation("trash.nothing")));
        empty.addClassName("gallery-empty");
        SelectionBar selection = new SelectionBar(grid);
        selection.addAction(VaadinIcon.ARROW_BACKWARD, "trash.restore", "restore");
        selection.addAction(VaadinIcon.CLOSE_CIRCLE_O, "trash.purge", "delete");
        add(header, explanation, empty, grid, selection, viewer);
    }

    private SelfieViewer viewer(I18NProvider texts) {
        Button restore = new Button(
                getTranslation("trash.restore"), VaadinIcon.ARROW_BACKWARD.create(), event -> actShown("restore"));
        Button purge = new Button(
                getTranslation("trash.purge"), VaadinIcon.CLOSE_CIRCLE_O.create(), event -> actShown("delete"));
        Div tools = new Div(restore, purge);
        tools.addClassName("viewer-tools");
        tools.getElement().setAttribute("role", "toolbar").setAttribute("aria-label", getTranslation("gallery.tools"));
        tools.getChildren().forEach(tool -> ((Button) tool).addThemeVariants(ButtonVariant.TERTIARY));
        SelfieViewer large = new SelfieViewer(tools, new Div());
        large.setTexts(GalleryTexts.ofElements(texts, getLocale()));
        large.follow(grid);
        large.setAddress(TRASH_ADDRESS);
        large.addShownListener(id -> shown = id.orElse(null));
        large.addActListener((action, id) -> act(action, List.of(id)));
        return large;
    }

    private void actShown(String action) {
        if (shown != null) {
            act(action, List.of(shown));
        }
    }

    @Override
    void show(Function<String, @Nullable String> parameter, @Nullable Selfie selfie) {
        if (selfie != null) {
            viewer.open(selfie.id());
        }
    }

    private void act(String action, List<SelfieId> ids) {
        switch (action) {
            case "restore" -> {
                actions.restore(ids);
                grid.clearSelection();
            }
            case "delete" -> actions.purge(ids, grid::clearSelection);
            default -> {
                // favourites and undo are the gallery's
            }
        }
    }

    @Override
    void refreshGrid() {
        grid.refresh();
    }

    @Override
    void showAround() {
        int count = gallery.count(owner, SelfieFilter.TRASH);
        empty.setVisible(count == 0);
        emptyTrash.setVisible(count > 0);
    }
}
