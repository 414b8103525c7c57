package app.selfie.gallery.ui;

import app.selfie.accounts.CurrentUser;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.GalleryEvents;
import app.selfie.gallery.SelfieFilter;
import app.selfie.gallery.SelfieId;
import app.selfie.gallery.SelfieSharing;
import app.selfie.storage.OwnedObjects;
import com.vaadin.flow.component.DetachEvent;
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
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** The gallery: everything a person kept. Layout and wiring; what is shown is read by the browser, page by page. */
@Route("gallery")
@Menu(title = "gallery.title", order = 2)
@PermitAll
@StyleSheet("assets/gallery.css")
class GalleryView extends AbstractGalleryView {

    private final UserId owner;
    private final Gallery gallery;
    private final Backgrounds backgrounds;
    private final OwnedObjects objects;
    private final SelfieSharing sharing;
    private final SelfieGrid grid = new SelfieGrid();
    private final ViewerPresenter desk;
    private final GalleryActions actions;
    private final FilterBar filters = new FilterBar(this::filter);
    private final StorageMeter storage = new StorageMeter();
    private final Span count = new Span();
    private final Button slideshow;
    private final Div empty;
    private final Div noMatch;
    private GalleryQuery query = GalleryQuery.ALL;

    GalleryView(
            CurrentUser currentUser,
            Gallery gallery,
            GalleryEvents news,
            Backgrounds backgrounds,
            OwnedObjects objects,
            Rerenderer rerenderer,
            ZipTickets tickets,
            SelfieSharing sharing,
            I18NProvider texts) {
        super(currentUser.require(), news, "gallery.title");
        this.owner = currentUser.require();
        this.gallery = gallery;
        this.backgrounds = backgrounds;
        this.objects = objects;
        this.sharing = sharing;
        actions = new GalleryActions(this, owner, gallery, tickets);
        desk = new ViewerPresenter(
                owner, gallery, backgrounds, rerenderer, actions, sharing, grid::download, this::zone);
        grid.setTexts(GalleryTexts.ofElements(texts, getLocale()));
        desk.viewer().setTexts(GalleryTexts.ofElements(texts, getLocale()));
        desk.viewer().follow(grid);
        grid.setQuery(query);
        grid.addActListener(this::act);
        grid.addUnsavedListener(actions::unsaved);

        slideshow = new Button(getTranslation("gallery.slideshow"), VaadinIcon.PLAY.create());
        slideshow.addThemeVariants(ButtonVariant.TERTIARY);
        desk.viewer().callOnClick(slideshow, "play");
        Anchor shared = new Anchor(
                "gallery/shared", VaadinIcon.SHARE.create(), new Span(getTranslation("sharing.shared.title")));
        shared.addClassName("gallery-link");
        Anchor trash = new Anchor("gallery/trash", VaadinIcon.TRASH.create(), new Span(getTranslation("trash.title")));
        trash.addClassName("gallery-link");
        H1 title = new H1(getTranslation("gallery.title"));
        count.addClassName("gallery-count");
        Div heading = new Div(title, count);
        heading.addClassName("gallery-heading");
        Div tools = new Div(slideshow, shared, trash);
        tools.addClassName("gallery-tools");
        Header header = new Header(heading, storage, tools);
        header.addClassName("gallery-header");
        empty = emptyState();
        noMatch = noMatch();
        SelectionBar selection = new SelectionBar(grid);
        selection.addAction(VaadinIcon.HEART_O, "gallery.tool.favourite", "favourite");
        selection.addAction(VaadinIcon.DOWNLOAD_ALT, "gallery.tool.download", "download");
        selection.addAction(VaadinIcon.SHARE, "gallery.tool.share", "share");
        selection.addAction(VaadinIcon.TRASH, "gallery.tool.delete", "delete");
        add(header, filters, empty, noMatch, grid, selection, desk.viewer());
    }

    private Div emptyState() {
        Anchor studio = new Anchor("studio", getTranslation("gallery.empty.action"));
        studio.addClassName("sunset-button");
        Div drawing = new Div();
        drawing.addClassName("gallery-empty-drawing");
        Div state = new Div(
                drawing,
                new H2(getTranslation("gallery.empty.title")),
                new Paragraph(getTranslation("gallery.empty.text")),
                studio);
        state.addClassName("gallery-empty");
        return state;
    }

    private Div noMatch() {
        Button all = new Button(getTranslation("gallery.no-match.action"), event -> {
            filters.show(GalleryQuery.ALL);
            filter(GalleryQuery.ALL);
        });
        Div state = new Div(
                new H2(getTranslation("gallery.no-match.title")),
                new Paragraph(getTranslation("gallery.no-match.text")),
                all);
        state.addClassName("gallery-empty");
        return state;
    }

    private void filter(GalleryQuery changed) {
        query = changed;
        grid.setQuery(query);
        show();
    }

    private void act(String action, List<SelfieId> ids) {
        switch (action) {
            case "favourite" -> actions.favourite(ids);
            case "download" -> actions.download(ids, zone(), grid::download);
            case "delete" -> {
                actions.trash(ids);
                grid.clearSelection();
            }
            case "share" -> sharing.share(owner, ids);
            case "undo" -> actions.undo();
            default -> throw new IllegalArgumentException("expected an action of the grid, found another");
        }
    }

    @Override
    void refreshGrid() {
        grid.refresh();
    }

    @Override
    void showAround() {
        desk.refresh();
        filters.offer(desk.scenesOf(backgrounds.all(owner)), gallery.models(owner));
        storage.show(objects.use(owner));
        show();
    }

    /** Which of grid, empty state and "no match" there is. */
    private void show() {
        int all = gallery.count(owner, SelfieFilter.ALL);
        int shown = query.isNarrowed() ? gallery.count(owner, query.filter(zone())) : all;
        empty.setVisible(all == 0);
        noMatch.setVisible(all > 0 && shown == 0);
        filters.setVisible(all > 0);
        slideshow.setVisible(shown > 0);
        count.setText(shown == 1 ? getTranslation("gallery.count.one") : getTranslation("gallery.count.many", shown));
        count.setVisible(shown > 0);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        actions.closeUndo();
    }
}
