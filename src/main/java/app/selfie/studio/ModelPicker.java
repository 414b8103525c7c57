package app.selfie.studio;

import app.selfie.segmentation.ModelFamily;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.SegmentationModel;
import app.selfie.segmentation.SegmentationModel.Installed;
import app.selfie.segmentation.SegmentationModel.NotInstalled;
import app.selfie.segmentation.SegmentationModel.Preparing;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The models by family, each with what it costs on this server; what is not installed is shown as such. */
final class ModelPicker extends Div {

    ModelPicker(List<SegmentationModel> models, ModelId current, Consumer<ModelId> chosen) {
        addClassName("model-picker");
        ChoiceGroup<ModelId> group = new ChoiceGroup<>(getTranslation("studio.model"), "model-list", chosen);
        for (ModelFamily family : ModelFamily.values()) {
            group.addLine(getTranslation("studio.model.family." + word(family.name())), "model-family");
            models.stream().filter(model -> model.family() == family).forEach(model -> add(group, model));
        }
        group.setValue(current);
        add(group);
    }

    private void add(ChoiceGroup<ModelId> group, SegmentationModel model) {
        Span name = new Span(getTranslation("studio.model." + model.id()));
        name.addClassName("model-name");
        Span when = new Span(getTranslation("studio.model." + model.id() + ".when"));
        when.addClassName("model-when");
        switch (model.state()) {
            case Installed(Duration perFrame) -> {
                Span cost = new Span(getTranslation("studio.model.cost", perFrame.toNanos() / 1e6));
                cost.addClassName("model-cost");
                group.add(model.id(), name, cost, when);
            }
            case Preparing() -> group.addUnavailable(name, when);
            case NotInstalled missing -> {
                Span state = new Span(getTranslation(
                        "studio.model.missing." + word(missing.reason().name())));
                state.addClassName("model-cost");
                group.addUnavailable(name, state, when);
            }
        }
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
