package app.selfie.backgrounds.ui;

import app.selfie.backgrounds.Adding;
import app.selfie.backgrounds.OwnBackgrounds;
import app.selfie.imaging.PictureProblem;
import app.selfie.localization.ByteSize;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Locale;
import java.util.Optional;

/** What came of each file: read out as it comes, the newest first, and only the last few. */
final class Outcomes extends UnorderedList {

    private static final int MOST = 20;

    Outcomes() {
        addClassName("background-outcomes");
        getElement().setAttribute("aria-live", "polite");
    }

    void show(String fileName, Adding outcome) {
        line(fileName, text(outcome), outcome instanceof Adding.Added);
    }

    /** A file that the browser did not send. */
    void showUnsent(String fileName, boolean tooLarge) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        boolean heic = lower.endsWith(".heic") || lower.endsWith(".heif") || lower.endsWith(".avif");
        show(
                fileName,
                tooLarge
                        ? new Adding.TooLarge()
                        : new Adding.NotAPicture(heic ? PictureProblem.HEIC : PictureProblem.UNKNOWN_FORMAT));
    }

    /** A file that did not arrive, or could not be kept by no fault of its own. */
    void showFailed(String fileName) {
        line(fileName, getTranslation("backgrounds.outcome.failed"), false);
    }

    private void line(String fileName, String text, boolean good) {
        Span name = new Span(fileName);
        name.addClassName("background-file");
        ListItem item = new ListItem(name, new Text(" "), new Span(text));
        item.addClassName(good ? "background-taken" : "background-refused");
        addComponentAsFirst(item);
        Optional<Component> last = getChildren().skip(MOST).findFirst();
        last.ifPresent(this::remove);
    }

    private String text(Adding outcome) {
        return switch (outcome) {
            case Adding.Added _ -> getTranslation("backgrounds.outcome.added");
            case Adding.NotAPicture(PictureProblem problem) ->
                getTranslation("backgrounds.problem."
                        + problem.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            case Adding.TooLarge() ->
                getTranslation("backgrounds.outcome.too-large", ByteSize.format(OwnBackgrounds.MOST_FILE_BYTES, getLocale()));
            case Adding.TooMany() -> getTranslation("backgrounds.outcome.too-many", OwnBackgrounds.MOST);
            case Adding.OverQuota(long needed, long free) ->
                getTranslation(
                        "backgrounds.outcome.over-quota",
                        ByteSize.format(needed, getLocale()),
                        ByteSize.format(free, getLocale()));
            case Adding.NoSpace() -> getTranslation("backgrounds.outcome.no-space");
            case Adding.Busy() -> getTranslation("backgrounds.outcome.busy");
            case Adding.Gone() -> getTranslation("backgrounds.outcome.failed");
        };
    }
}
