package app.selfie.studio;

import app.selfie.localization.ByteSize;
import app.selfie.models.FileVariant;
import app.selfie.models.ModelDownloads;
import app.selfie.models.ModelDownloads.Offer;
import app.selfie.segmentation.ModelId;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import java.util.List;

/** For administrators: what was downloaded, by its hashes, and the finer files where the smaller ones are here. */
final class ModelFiles extends Details {

    private final ModelId id;
    private final ModelDownloads downloads;
    private final Pre hashes = new Pre();
    private final Button finer;

    ModelFiles(ModelId id, ModelDownloads downloads) {
        this.id = id;
        this.downloads = downloads;
        String name = getTranslation("studio.model." + id);
        addClassName("model-files");
        setSummaryText(getTranslation("models.files", name));
        Offer best = downloads.offers(id).getFirst();
        String text = getTranslation("models.finer", ByteSize.format(best.bytes(), getLocale()));
        finer = new Button(text, event -> downloads.start(id, best.variant()));
        finer.setAriaLabel(name + ": " + text);
        finer.addThemeVariants(ButtonVariant.TERTIARY);
        hashes.addClassName("model-hashes");
        add(new Div(hashes, finer));
    }

    void show() {
        List<String> lines = downloads.hashes(id);
        setVisible(!lines.isEmpty());
        hashes.setText(String.join("\n", lines));
        finer.setVisible(!downloads.isOffline()
                && downloads.downloadedAs(id).filter(FileVariant.QUANT1::equals).isPresent());
    }
}
