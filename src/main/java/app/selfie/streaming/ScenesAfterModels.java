package app.selfie.streaming;

import app.selfie.backgrounds.Backgrounds;
import app.selfie.segmentation.ModelCatalog;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Draws the scenes when the models are measured, not beside them: what a model costs would read high. This package knows
 * both; they do not know each other.
 */
@Component
class ScenesAfterModels {

    private final ModelCatalog models;
    private final Backgrounds backgrounds;

    ScenesAfterModels(ModelCatalog models, Backgrounds backgrounds) {
        this.models = models;
        this.backgrounds = backgrounds;
    }

    /** Where the models cannot be loaded, the scenes are drawn all the same. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var _ = models.settled().whenComplete((_, _) -> backgrounds.warmUp());
    }
}
