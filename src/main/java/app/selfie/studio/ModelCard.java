package app.selfie.studio;

import app.selfie.localization.ByteSize;
import app.selfie.models.DownloadProblem;
import app.selfie.models.FileVariant;
import app.selfie.models.ModelDownloads;
import app.selfie.models.ModelDownloads.Offer;
import app.selfie.models.ModelStatus;
import app.selfie.models.ModelStatus.Downloading;
import app.selfie.models.ModelStatus.Failed;
import app.selfie.models.ModelStatus.Installed;
import app.selfie.models.ModelStatus.Installing;
import app.selfie.models.ModelStatus.NotInstalled;
import app.selfie.segmentation.ModelId;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A model that is not on this server: when it would be of use, how to get it, and how far that is. */
final class ModelCard extends Div {

    private final ModelId id;
    private final ModelDownloads downloads;
    private final Paragraph note = new Paragraph();
    private final Paragraph problem = new Paragraph();
    private final ProgressBar bar = new ProgressBar(0, 100);
    private final Span progress = new Span();
    private final Button cancel = new Button();
    private final Div actions = new Div();
    private final Span detail = new Span();
    private final Details byHand;

    ModelCard(ModelId id, ModelDownloads downloads) {
        this.id = id;
        this.downloads = downloads;
        addClassName("model-card");
        String modelName = getTranslation("studio.model." + id);
        getElement().setAttribute("role", "group").setAttribute("aria-label", modelName);
        Span name = new Span(modelName);
        name.addClassName("model-name");
        Span when = new Span(getTranslation("studio.model." + id + ".when"));
        when.addClassName("model-when");
        note.addClassName("model-note");
        problem.addClassName("model-problem");
        bar.getElement().setAttribute("aria-label", getTranslation("models.bar", modelName));
        progress.addClassName("model-progress");
        cancel.setText(getTranslation("models.cancel"));
        cancel.setAriaLabel(getTranslation("models.cancel.of", modelName));
        cancel.addClickListener(event -> downloads.cancel(id));
        actions.addClassName("model-actions");
        List<Offer> offers = downloads.offers(id);
        offers.forEach(offer -> actions.add(button(offer, offer.equals(offers.getFirst()), modelName)));
        byHand = new Details(getTranslation("models.by-hand"), explanation());
        add(name, when, note, problem, bar, progress, cancel, actions, byHand);
    }

    private Button button(Offer offer, boolean first, String modelName) {
        String text = getTranslation(
                first ? "models.download" : "models.download.smaller", ByteSize.format(offer.bytes(), getLocale()));
        Button button = new Button(text, event -> downloads.start(id, offer.variant()));
        button.setAriaLabel(modelName + ": " + text);
        button.setDisableOnClick(false);
        button.addThemeVariants(first ? ButtonVariant.PRIMARY : ButtonVariant.TERTIARY);
        return button;
    }

    /** Addresses and folders, which only administrators are told. */
    private Div explanation() {
        FileVariant best = downloads.offers(id).getFirst().variant();
        Div explanation = new Div();
        explanation.addClassName("model-by-hand");
        detail.addClassName("model-detail");
        downloads
                .folder(id)
                .ifPresent(folder -> explanation.add(
                        new Paragraph(getTranslation(
                                "models.by-hand.text",
                                downloads.address(id, best).orElse(""),
                                folder.toString())),
                        detail));
        return explanation;
    }

    /** Shows how far the model is; nothing at all once it is installed. */
    void show(ModelStatus status) {
        boolean allowed = downloads.isAllowed();
        boolean idle = status instanceof NotInstalled || status instanceof Failed;
        boolean busy = status instanceof Downloading || status instanceof Installing;
        setVisible(!(status instanceof Installed));
        actions.setVisible(idle && allowed && !downloads.isOffline());
        byHand.setVisible(idle && allowed);
        note.setVisible(idle && (!allowed || downloads.isOffline()));
        note.setText(getTranslation(
                downloads.isOffline() ? "models.offline" : "models.only-administrators",
                ByteSize.format(downloads.offers(id).getFirst().bytes(), getLocale())));
        bar.setVisible(busy);
        progress.setVisible(busy);
        cancel.setVisible(status instanceof Downloading && allowed);
        problem.setVisible(status instanceof Failed && allowed);
        detail.setText("");
        switch (status) {
            case Downloading downloading -> {
                bar.setIndeterminate(false);
                bar.setValue(downloading.percent());
                progress.setText(getTranslation(
                        "models.progress",
                        ByteSize.format(downloading.bytesDone(), getLocale()),
                        ByteSize.format(downloading.bytesTotal(), getLocale())));
            }
            case Installing() -> {
                bar.setIndeterminate(true);
                progress.setText(getTranslation("models.preparing"));
            }
            case Failed(DownloadProblem reason, String why) -> {
                problem.setText(getTranslation(key(reason)));
                detail.setText(why);
            }
            case NotInstalled() -> bar.setValue(0);
            case Installed(Duration _) -> bar.setValue(100);
        }
    }

    /** Names cause and cure. */
    static String key(DownloadProblem problem) {
        return "models.problem." + problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
