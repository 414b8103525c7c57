package app.selfie.gallery.ui;

import app.selfie.tasks.BackgroundTask;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
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

/** A {@link BackgroundTask} with the store or with thousands of rows, with a bar where it takes over a second. */
final class ProgressTask {

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

    private ProgressTask(UI ui, String text, int total) {
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
        ProgressTask task = new ProgressTask(ui, text, total);
        CompletableFuture.delayedExecutor(UNNOTICED.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> BackgroundTask.access(ui, task::show));
        BackgroundTask.run(
                ui,
                "gallery-task",
                () -> work.apply(task::progress),
                result -> {
                    task.close();
                    done.accept(result);
                },
                () -> {
                    task.close();
                    failed.run();
                });
    }

    /** On the work's thread only. */
    private void progress(int howFar) {
        long now = System.nanoTime();
        if (now - toldNanos >= BETWEEN_UPDATES.toNanos()) {
            toldNanos = now;
            BackgroundTask.access(ui, () -> bar.setValue(Math.min(howFar, bar.getMax())));
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
}
