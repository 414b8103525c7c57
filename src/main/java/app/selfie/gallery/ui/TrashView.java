package app.selfie.gallery.ui;

import app.selfie.accounts.CurrentUser;
import app.selfie.accounts.UserId;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.GalleryEvents;
import app.selfie.gallery.GalleryProperties;
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
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** The trash: selfies on their way out, each with the days it has left. */
@Route("gallery/trash")
@PermitAll
@StyleSheet("assets/gallery.css")
class TrashView extends AbstractGalleryView {

    private final UserId owner;
    private final Gallery gallery;
    private final SelfieGrid grid = new SelfieGrid();
    private final GalleryActions actions;
    private final Button emptyTrash;
    private final Div empty;

    TrashView(
            CurrentUser currentUser,
            Gallery gallery,
            GalleryEvents news,
            GalleryProperties settings,
            ZipTickets tickets,
            I18NProvider texts) {
        super(currentUser.require(), news, "trash.title");
        this.owner = currentUser.require();
        this.gallery = gallery;
        actions = new GalleryActions(this, owner, gallery, tickets);
        grid.setTexts(GalleryTexts.ofElements(texts, getLocale()));
        grid.setPicking(true);
        grid.setQuery(GalleryQuery.TRASH);
        grid.addActListener(this::act);

        Anchor back = new Anchor("gallery", VaadinIcon.ARROW_LEFT.create(), new Span(getTranslation("trash.back")));
        back.addClassName("gallery-link");
        Div heading = new Div(new H1(getTranslation("trash.title")));
        heading.addClassName("gallery-heading");
        emptyTrash =
                new Button(getTranslation("trash.empty-it"), VaadinIcon.TRASH.create(), event -> actions.emptyTrash());
        emptyTrash.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.TERTIARY);
        Div tools = new Div(back, emptyTrash);
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
        add(header, explanation, empty, grid, selection);
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
