package app.selfie.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work with the store or with thousands of rows that a page asked for: done on a thread of its own, so that the page goes on
 * answering, with a bar where it takes over a second. It is done to its end, whether the page is still there or not.
 */
final class BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundTask.class);

    /** Nobody needs a bar for less. */
    private static final Duration UNNOTICED = Duration.ofSeconds(1);

    /** A bar that moves more often says no more. */
    private static final Duration BETWEEN_UPDATES = Duration.ofMillis(200);

    private final UI ui;
    private final ProgressBar bar;
    private final Notification notice;
    private long toldNanos = System.nanoTime() - BETWEEN_UPDATES.toNanos();

    /** Guarded by the session's lock. */
    private boolean isDone;

    private BackgroundTask(UI ui, String text, int total) {
        this.ui = ui;
        this.bar = new ProgressBar(0, Math.max(1, total));
        bar.getElement().setAttribute("aria-label", text);
        Div content = new Div(new Span(text), bar);
        content.addClassName("gallery-notice");
        notice = new Notification(content);
        notice.setDuration(0);
        notice.setPosition(Notification.Position.BOTTOM_CENTER);
    }

    /**
     * Begins the work; called under the session's lock.
     *
     * @param text what is done, for the bar
     * @param total how far the work counts, 0 or more
     * @param work on a thread of its own without the lock, given what is told how far it is
     * @param done under the lock again, if the page's window is still there
     * @param failed likewise, if the work threw
     */
    static <T> void run(
            Component page, String text, int total, Function<IntConsumer, T> work, Consumer<T> done, Runnable failed) {
        UI ui = page.getUI().orElseThrow();
        BackgroundTask task = new BackgroundTask(ui, text, total);
        CompletableFuture.delayedExecutor(UNNOTICED.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> task.access(task::show));
        Thread.ofVirtual().name("gallery-task").start(() -> task.work(work, done, failed));
    }

    private <T> void work(Function<IntConsumer, T> work, Consumer<T> done, Runnable failed) {
        try {
            T result = work.apply(this::progress);
            access(() -> {
                close();
                done.accept(result);
            });
        } catch (RuntimeException e) {
            LOG.error("What a page asked for failed", e);
            access(() -> {
                close();
                failed.run();
            });
        }
    }

    /** On the work's thread only. */
    private void progress(int howFar) {
        long now = System.nanoTime();
        if (now - toldNanos >= BETWEEN_UPDATES.toNanos()) {
            toldNanos = now;
            access(() -> bar.setValue(Math.min(howFar, bar.getMax())));
        }
    }

    private void show() {
        if (!isDone) {
            notice.open();
        }
    }

    private void close() {
        isDone = true;
        notice.close();
    }

    private void access(Runnable change) {
        try {
            var _ = ui.access(change::run);
        } catch (UIDetachedException e) {
            LOG.debug("A page has gone while its work went on");
        }
    }
}
