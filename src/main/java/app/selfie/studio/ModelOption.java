package app.selfie.studio;

import app.selfie.localization.ByteSize;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.SegmentationModel;
import app.selfie.segmentation.SegmentationModel.Installed;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;

/** What is said of a model that can be chosen: name, cost, when to choose it, and whether this server recommends it. */
@Tag("span")
final class ModelOption extends Span {

    private final Span facts = new Span();
    private final Span badge = new Span();
    private final Span slow = new Span();

    ModelOption(ModelId id) {
        addClassName("model-option");
        Span name = new Span(getTranslation("studio.model." + id));
        name.addClassName("model-name");
        facts.addClassName("model-cost");
        badge.setText(getTranslation("models.recommended"));
        badge.addClassName("model-badge");
        badge.setVisible(false);
        Span when = new Span(getTranslation("studio.model." + id + ".when"));
        when.addClassName("model-when");
        slow.addClassName("model-slow");
        add(name, facts, badge, when, slow);
    }

    /** @param bytes of the model's files */
    void show(SegmentationModel model, long bytes) {
        if (model.state() instanceof Installed installed) {
            Duration perFrame = installed.perFrame();
            double millis = perFrame.toNanos() / 1e6;
            facts.setText(getTranslation("models.size", ByteSize.format(bytes, getLocale())) + " · "
                    + getTranslation("studio.model.cost", millis));
            slow.setVisible(installed.isTooSlowForLive());
            slow.setText(getTranslation("models.slow", Math.max(1, Math.round(1000 / millis))));
        }
    }

    void setRecommended(boolean recommended) {
        badge.setVisible(recommended);
    }
}
