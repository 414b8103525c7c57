package app.selfie.studio;

import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.SegmentationModel;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** How well people are cut out here, in one row that names what does it; opened, all there is to choose from. */
final class QualitySection extends Details {

    private final ModelCatalog models;
    private final Span serving = new Span();

    /** @param models asked what is recommended and of which family a model is */
    QualitySection(ModelCatalog models) {
        this.models = models;
        addClassName("studio-quality");
        serving.addClassName("studio-quality-serving");
        setSummary(new Span(new Span(getTranslation("studio.quality")), serving));
        setOpened(false);
    }

    /** @param id of the model that serves now */
    void show(ModelId id) {
        models.find(id).ifPresent(model -> serving.setText(text(model)));
    }

    private String text(SegmentationModel model) {
        String name = getTranslation("studio.model." + model.id());
        String family =
                getTranslation("studio.quality.family." + model.family().name().toLowerCase(Locale.ROOT));
        boolean isRecommended = models.recommended().filter(model.id()::equals).isPresent();
        return getTranslation(isRecommended ? "studio.quality.recommended" : "studio.quality.chosen", name, family);
    }
}
