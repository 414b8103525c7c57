package app.selfie.gallery.ui;

import app.selfie.accounts.CurrentUser;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.gallery.Album;
import app.selfie.gallery.AlbumId;
import app.selfie.gallery.Albums;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.GalleryEvents;
import app.selfie.gallery.Selfie;
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
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BaseJsonNode;

/** The gallery: everything a person kept. Layout and wiring; what is shown is read by the browser, page by page. */
@Route(AbstractGalleryView.ADDRESS)
@RouteAlias(AbstractGalleryView.ADDRESS + AbstractGalleryView.SELFIE)
@Menu(title = "gallery.title", order = 2)
@PermitAll
@StyleSheet("assets/gallery.css")
class GalleryView extends AbstractGalleryView {

    /** An album of more is downloaded in parts, by its selections. */
    private static final int MAX_DOWNLOADED = 5_000;

    private final UserId owner;
    private final Gallery gallery;
    private final Backgrounds backgrounds;
    private final OwnedObjects objects;
    private final SelfieSharing sharing;
    private final SelfieGrid grid = new SelfieGrid();
    private final ViewerPresenter desk;
    private final GalleryActions actions;
    private final Albums albums;
    private final AlbumActions albumActions;
    private final AlbumBar albumBar;
    private final Button takeOut;
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
            Albums albums,
            GalleryEvents news,
            Backgrounds backgrounds,
            OwnedObjects objects,
            Rerenderer rerenderer,
            ZipTickets tickets,
            SelfieSharing sharing,
            I18NProvider texts) {
        super(currentUser.require(), gallery, news, "gallery.title");
        this.owner = currentUser.require();
        this.gallery = gallery;
        this.backgrounds = backgrounds;
        this.objects = objects;
        this.sharing = sharing;
        this.albums = albums;
        actions = new GalleryActions(this, owner, gallery, tickets);
        albumActions = new AlbumActions(this, owner, albums, actions);
        albumBar = new AlbumBar(this::choose, this::download, albumActions);
        desk = new ViewerPresenter(
                owner, gallery, backgrounds, rerenderer, actions, sharing, grid::download, this::zone);
        grid.setTexts(GalleryTexts.ofElements(texts, getLocale()));
        desk.viewer().setTexts(GalleryTexts.ofElements(texts, getLocale()));
        desk.viewer().follow(grid);
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
        Div tools = new Div(slideshow, selectButton(grid), shared, trash);
        tools.addClassName("gallery-tools");
        Header header = new Header(heading, storage, tools);
        header.addClassName("gallery-header");
        empty = emptyState();
        noMatch = noMatch();
        SelectionBar selection = new SelectionBar(grid);
        selection.addAction(VaadinIcon.HEART_O, "gallery.tool.favourite", "favourite");
        selection.addAction(VaadinIcon.FOLDER_ADD, "gallery.albums.add", "album");
        takeOut = selection.addAction(VaadinIcon.FOLDER_REMOVE, "gallery.albums.take-out", "take-out");
        selection.addAction(VaadinIcon.DOWNLOAD_ALT, "gallery.tool.download", "download");
        selection.addAction(VaadinIcon.SHARE, "gallery.tool.share", "share");
        selection.addAction(VaadinIcon.TRASH, "gallery.tool.delete", "delete");
        add(header, albumBar, filters, empty, noMatch, grid, selection, desk.viewer());
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
        look(changed);
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState((BaseJsonNode) null, query.address(ADDRESS)));
        show();
    }

    private void look(GalleryQuery at) {
        query = at;
        grid.setQuery(query);
        desk.viewer().setAddress(query.address(ADDRESS));
    }

    @Override
    void show(Function<String, @Nullable String> parameter, @Nullable Selfie selfie) {
        GalleryQuery asked = GalleryQuery.parseLeniently(parameter);
        boolean isAmong = selfie == null
                || gallery.place(owner, asked.filter(zone()), selfie.id()).isPresent();
        look(isAmong ? asked : GalleryQuery.ALL);
        filters.show(query);
        if (selfie != null) {
            desk.viewer().open(selfie.id());
        }
    }

    private void act(String action, List<SelfieId> ids) {
        switch (action) {
            case "favourite" -> actions.favourite(ids);
            case "album" -> albumActions.askWhere(ids, grid::clearSelection);
            case "take-out" -> {
                AlbumId album = query.album();
                if (album != null) {
                    albumActions.takeOut(album, ids);
                    grid.clearSelection();
                }
            }
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

    private void choose(@Nullable AlbumId album) {
        GalleryQuery other = query.withAlbum(album);
        filters.show(other);
        filter(other);
    }

    private void download() {
        List<SelfieId> ids = gallery.page(owner, query.filter(zone()), 0, MAX_DOWNLOADED).stream()
                .map(Selfie::id)
                .toList();
        actions.download(ids, zone(), grid::download);
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
        List<Album> known = albums.all(owner);
        AlbumId chosen = query.album();
        if (chosen != null && known.stream().noneMatch(album -> album.id().equals(chosen))) {
            choose(null); // it was deleted
            return;
        }
        albumBar.show(known, chosen);
        takeOut.setVisible(chosen != null);
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
