package app.selfie.backgrounds.ui;

import app.selfie.backgrounds.AddResult;
import app.selfie.backgrounds.OwnBackgrounds;
import app.selfie.imaging.PictureProblem;
import app.selfie.localization.ByteSize;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came of each file: read out as it comes, the newest first, and only the last few. */
final class Outcomes extends UnorderedList {

    private static final int MOST = 20;

    /** Told by the server alone: their files did not arrive whole, and it does not know why. */
    private final List<Line> failed = new ArrayList<>();

    Outcomes() {
        addClassName("background-outcomes");
        getElement().setAttribute("aria-live", "polite");
    }

    void show(String fileName, AddResult outcome) {
        line(fileName, text(outcome), outcome instanceof AddResult.Added);
    }

    /** A file that did not arrive: who knows why says more than {@link #showFailed} did. */
    void showUnsent(String fileName, Unsent why) {
        failed.stream()
                .filter(line -> line.fileName.equals(fileName))
                .findFirst()
                .ifPresent(line -> {
                    failed.remove(line);
                    remove(line);
                });
        line(fileName, getTranslation("backgrounds.outcome.unsent." + why.word()), false);
    }

    /** A file that the browser did not even try to send. */
    void showRejected(String fileName, boolean tooLarge) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        boolean heic = lower.endsWith(".heic") || lower.endsWith(".heif") || lower.endsWith(".avif");
        show(
                fileName,
                tooLarge
                        ? new AddResult.TooLarge()
                        : new AddResult.NotAPicture(heic ? PictureProblem.HEIC : PictureProblem.UNKNOWN_FORMAT));
    }

    /** A file that did not arrive, or could not be kept by no fault of its own. */
    void showFailed(String fileName) {
        failed.add(line(fileName, getTranslation("backgrounds.outcome.failed"), false));
        if (failed.size() > MOST) {
            failed.removeFirst();
        }
    }

    private Line line(String fileName, String text, boolean good) {
        Line line = new Line(fileName, text, good);
        addComponentAsFirst(line);
        Optional<Component> last = getChildren().skip(MOST).findFirst();
        last.ifPresent(this::remove);
        return line;
    }

    private static final class Line extends ListItem {

        private final String fileName;

        Line(String fileName, String text, boolean good) {
            this.fileName = fileName;
            Span name = new Span(fileName);
            name.addClassName("background-file");
            add(name, new Text(" "), new Span(text));
            addClassName(good ? "background-taken" : "background-refused");
        }
    }

    private String text(AddResult outcome) {
        return switch (outcome) {
            case AddResult.Added _ -> getTranslation("backgrounds.outcome.added");
            case AddResult.NotAPicture(PictureProblem problem) ->
                getTranslation("backgrounds.problem."
                        + problem.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            case AddResult.TooLarge() ->
                getTranslation(
                        "backgrounds.outcome.too-large", ByteSize.format(OwnBackgrounds.MAX_FILE_BYTES, getLocale()));
            case AddResult.TooMany() -> getTranslation("backgrounds.outcome.too-many", OwnBackgrounds.MOST);
            case AddResult.OverQuota(long needed, long free) ->
                getTranslation(
                        "backgrounds.outcome.over-quota",
                        ByteSize.format(needed, getLocale()),
                        ByteSize.format(free, getLocale()));
            case AddResult.NoSpace() -> getTranslation("backgrounds.outcome.no-space");
            case AddResult.Busy() -> getTranslation("backgrounds.outcome.busy");
            case AddResult.Gone() -> getTranslation("backgrounds.outcome.failed");
        };
    }
}
