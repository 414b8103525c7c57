package app.selfie.gallery.ui;

import app.selfie.accounts.UserId;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.GalleryEvents;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieId;
import app.selfie.localization.ClientZone;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page that shows selfies and hears of news: of this window, of the person's others, and of the studio. Below its own address
 * each of its selfies has one, see decision 0037.
 */
abstract class AbstractGalleryView extends Main implements HasDynamicTitle, BeforeEnterObserver {

    static final String ADDRESS = "gallery";
    static final String TRASH_ADDRESS = "gallery/trash";

    /** The end of a selfie's address, with its id. */
    static final String SELFIE = "/:selfie([0-9a-f-]{36})";

    /** The first change is shown at once; of a storm of them, such as a burst of selfies, four a second. */
    private static final Duration BETWEEN_REFRESHES = Duration.ofMillis(250);

    private static final int MILLIS_PER_MINUTE = 60_000;

    private final UserId owner;
    private final Gallery gallery;
    private final GalleryEvents news;
    private final String titleKey;
    private GalleryEvents.@Nullable Listening listening;

    AbstractGalleryView(UserId owner, Gallery gallery, GalleryEvents news, String titleKey) {
        this.owner = owner;
        this.gallery = gallery;
        this.news = news;
        this.titleKey = titleKey;
        addClassName("gallery");
    }

    /**
     * Shows what an address means.
     *
     * @param parameter of the address, by its name
     * @param selfie is the owner's, and to be seen large; null for none
     */
    abstract void show(Function<String, @Nullable String> parameter, @Nullable Selfie selfie);

    /** Somebody else's selfie is as unknown as none; one that has gone to the trash, or come back, is at its other address. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        Optional<String> named = event.getRouteParameters().get("selfie");
        Optional<Selfie> found =
                named.filter(SelfieGrid::isId).flatMap(id -> gallery.find(owner, new SelfieId(UUID.fromString(id))));
        boolean isInTrash = event.getLocation().getPath().startsWith(TRASH_ADDRESS);
        if (named.isPresent() && found.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
        } else if (found.isPresent() && found.get().isTrashed() != isInTrash) {
            event.forwardTo((isInTrash ? ADDRESS : TRASH_ADDRESS) + "/" + named.get());
        } else {
            show(name -> parameters.getSingleParameter(name).orElse(null), found.orElse(null));
        }
    }

    /** For fingers, which cannot hover over a tile to find its check box. */
    final Button selectButton(SelfieGrid grid) {
        Button select = new Button(getTranslation("gallery.select"), VaadinIcon.CHECK_SQUARE_O.create());
        select.addThemeVariants(ButtonVariant.TERTIARY);
        select.addClassName("gallery-select");
        grid.callOnClick(select, "pick");
        return select;
    }

    /** Shows what there is now, around the grid: that one reads by itself when it comes to a page. */
    abstract void showAround();

    /** Reads again what the grid shows. */
    abstract void refreshGrid();

    private void refresh() {
        refreshGrid();
        showAround();
    }

    @Override
    public String getPageTitle() {
        return getTranslation(titleKey) + " · " + getTranslation("accounts.door.product");
    }

    /** Where the person is, as their browser told. */
    ZoneId zone() {
        return getUI().or(() -> Optional.ofNullable(UI.getCurrent())) // an address is read before the page is attached
                .map(ui -> ui.getPage().getExtendedClientDetails())
                .map(browser -> ClientZone.of(browser.getTimeZoneId(), browser.getTimezoneOffset() / MILLIS_PER_MINUTE))
                .orElse(ZoneOffset.UTC);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        AtomicBoolean waiting = new AtomicBoolean();
        AtomicLong quietUntilNanos = new AtomicLong(System.nanoTime());
        listening = news.listen(owner, () -> {
            if (waiting.compareAndSet(false, true)) { // one refresh for a row of changes
                soon(quietUntilNanos.get() - System.nanoTime(), () -> {
                    waiting.set(false);
                    quietUntilNanos.set(System.nanoTime() + BETWEEN_REFRESHES.toNanos());
                    var _ = ui.access(this::refresh);
                });
            }
        });
        showAround();
    }

    private static void soon(long nanos, Runnable task) {
        if (nanos <= 0) {
            task.run();
        } else {
            CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Runnable::run)
                    .execute(() -> {
                        try {
                            task.run();
                        } catch (UIDetachedException e) {
                            // the page was closed meanwhile
                        }
                    });
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (listening != null) {
            listening.close();
            listening = null;
        }
    }
}
