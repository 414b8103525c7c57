package app.selfie.gallery.ui;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.Background;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieId;
import app.selfie.gallery.SelfieSharing;
import app.selfie.localization.ByteSize;
import app.selfie.localization.ClientZone;
import app.selfie.stills.StillException;
import app.selfie.storage.DamagedObjectException;
import app.selfie.storage.SaveResult;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the viewer's buttons and panels do with the selfie that is shown. Used under the session's lock. */
final class ViewerPresenter implements ViewerTools.Wishes, BackdropEditor.Wishes {

    private static final Logger LOG = LoggerFactory.getLogger(ViewerPresenter.class);

    private final UserId owner;
    private final Gallery gallery;
    private final Backgrounds backgrounds;
    private final Rerenderer rerenderer;
    private final GalleryActions actions;
    private final SelfieSharing sharing;
    private final Consumer<String> save;
    private final Supplier<ZoneId> zone;
    private final ViewerTools tools;
    private final ViewerPanel details;
    private final BackdropEditor editor;
    private final SelfieViewer viewer;
    private @Nullable SelfieId shown;

    /** @param save hands what an address gives to the browser */
    ViewerPresenter(
            UserId owner,
            Gallery gallery,
            Backgrounds backgrounds,
            Rerenderer rerenderer,
            GalleryActions actions,
            SelfieSharing sharing,
            Consumer<String> save,
            Supplier<ZoneId> zone) {
        this.owner = owner;
        this.gallery = gallery;
        this.backgrounds = backgrounds;
        this.rerenderer = rerenderer;
        this.actions = actions;
        this.sharing = sharing;
        this.save = save;
        this.zone = zone;
        tools = new ViewerTools(this);
        details = new ViewerPanel(
                this::sceneName, caption -> selfie().ifPresent(now -> gallery.caption(owner, now.id(), caption)));
        editor = new BackdropEditor(this);
        viewer = new SelfieViewer(tools, new Div(details, editor));
        viewer.addShownListener(this::shown);
        viewer.addActListener(this::act);
        viewer.addEscapeListener(this::cancel);
        open(null);
    }

    SelfieViewer viewer() {
        return viewer;
    }

    private Optional<Selfie> selfie() {
        return Optional.ofNullable(shown).flatMap(id -> gallery.find(owner, id));
    }

    private void shown(Optional<SelfieId> id) {
        shown = id.orElse(null);
        if (editor.isVisible()) {
            open(null); // another selfie, or none: an edit ends unsaved
        }
        refresh();
    }

    /** Shows the selfie as it is now. */
    void refresh() {
        selfie().ifPresent(now -> {
            tools.show(now);
            details.show(now, zone.get());
        });
    }

    private void act(String action, SelfieId id) {
        switch (action) {
            case "favourite" -> {
                actions.favourite(List.of(id));
                refresh(); // the button answers at once, whatever news waits
            }
            case "delete" -> actions.trash(List.of(id));
            case "undo" -> actions.undo();
            default -> LOG.debug("A viewer asked for something unknown");
        }
    }

    @Override
    public void favourite() {
        selfie().ifPresent(now -> act("favourite", now.id()));
    }

    @Override
    public void download(String file) {
        selfie().ifPresent(now ->
                save.accept("gallery/" + now.id() + "/" + file + "?download&" + ClientZone.toParameter(zone.get())));
    }

    @Override
    public void share() {
        selfie().ifPresent(now -> sharing.share(owner, List.of(now.id())));
    }

    @Override
    public void delete() {
        selfie().ifPresent(now -> actions.trash(List.of(now.id())));
    }

    @Override
    public void showDetails() {
        open(details.isVisible() ? null : details);
    }

    @Override
    public void editBackdrop() {
        if (editor.isVisible()) {
            open(null);
            return;
        }
        selfie().filter(Selfie::hasLayers).ifPresent(now -> {
            editor.show(backgrounds.all(owner), now.recipe().backdrop());
            open(editor);
        });
    }

    /** Opens one panel, or none, and ends what the other one did. */
    private void open(@Nullable Component panel) {
        details.setVisible(details.equals(panel));
        editor.setVisible(editor.equals(panel));
        viewer.setPanelOpen(panel != null);
        viewer.setPreview("");
        tools.showOpen(details.isVisible(), editor.isVisible());
    }

    @Override
    public void preview(BackdropChoice backdrop) {
        SelfieId id = shown;
        if (id != null) {
            viewer.setPreview("gallery/" + id + "/preview.jpg?backdrop=" + BackdropWord.of(backdrop));
        }
    }

    @Override
    public void cancel() {
        open(null);
    }

    @Override
    public void save(BackdropChoice backdrop, boolean over) {
        SelfieId id = shown;
        UI ui = viewer.getUI().orElse(null);
        if (id == null || ui == null) {
            return;
        }
        // The future is only for its end, which comes back under the lock.
        CompletableFuture<Void> _ = rerenderer
                .saveSoon(owner, id, backdrop, over)
                .handle((kept, problem) -> {
                    var _ = ui.access(() -> saved(kept, problem, over));
                    return null;
                });
    }

    private void saved(@Nullable SaveResult<Selfie> kept, @Nullable Throwable problem, boolean over) {
        if (problem != null || kept == null) {
            Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
            boolean isDamaged = cause instanceof DamagedObjectException;
            if (!isDamaged && !(cause instanceof StillException)) {
                LOG.error("A background could not be saved", cause);
            }
            failed(isDamaged ? "gallery.damaged" : "gallery.backdrop.failed");
            return;
        }
        switch (kept) {
            case SaveResult.Kept<Selfie>(Selfie saved) -> {
                open(null);
                actions.tell(viewer.getTranslation(over ? "gallery.backdrop.saved" : "gallery.backdrop.saved-new"));
                if (!over) {
                    viewer.showNew(saved.id());
                }
            }
            case SaveResult.OverQuota<Selfie>(long needed, long free) -> {
                editor.setBusy(false);
                editor.say(viewer.getTranslation(
                        "gallery.backdrop.over-quota",
                        ByteSize.format(
                                needed, viewer.getUI().map(UI::getLocale).orElseThrow()),
                        ByteSize.format(free, viewer.getUI().map(UI::getLocale).orElseThrow())));
            }
            case SaveResult.NoSpace<Selfie>() -> failed("gallery.backdrop.no-space");
            case SaveResult.Gone<Selfie>() -> failed("gallery.backdrop.gone");
        }
    }

    private void failed(String key) {
        editor.setBusy(false);
        editor.say(viewer.getTranslation(key));
    }

    private String sceneName(BackdropChoice backdrop) {
        return backdrop instanceof BackdropChoice.Scene(var id)
                ? backgrounds
                        .find(owner, id)
                        .map(scene -> GalleryTexts.nameOf(viewer, scene))
                        .orElseGet(() -> viewer.getTranslation("gallery.backdrop.gone-scene"))
                : "";
    }

    /** The background's names as a filter offers them. */
    List<Background> scenesOf(List<Background> all) {
        var used = gallery.scenes(owner);
        return all.stream().filter(scene -> used.contains(scene.id())).toList();
    }
}
