package app.selfie.gallery.ui;

import app.selfie.accounts.UserId;
import app.selfie.gallery.GalleryEvents;
import app.selfie.localization.ClientZone;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A page that shows selfies and hears of news: of this window, of the person's others, and of the studio. */
abstract class AbstractGalleryView extends Main implements HasDynamicTitle {

    /** The first change is shown at once; of a storm of them, such as a burst of selfies, four a second. */
    private static final Duration BETWEEN_REFRESHES = Duration.ofMillis(250);

    private static final int MILLIS_PER_MINUTE = 60_000;

    private final UserId owner;
    private final GalleryEvents news;
    private final String titleKey;
    private GalleryEvents.@Nullable Listening listening;

    AbstractGalleryView(UserId owner, GalleryEvents news, String titleKey) {
        this.owner = owner;
        this.news = news;
        this.titleKey = titleKey;
        addClassName("gallery");
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
        return getUI().map(ui -> ui.getPage().getExtendedClientDetails())
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
