package app.selfie.segmentation;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the product's own models are loaded and warm: before that there is no live picture. Named {@code models} among the
 * health groups.
 */
@Component("modelsHealthIndicator")
final class ModelHealth implements HealthIndicator {

    private final ModelCatalog models;

    ModelHealth(ModelCatalog models) {
        this.models = models;
    }

    @Override
    public Health health() {
        return switch (models.opening()) {
            case GOING_ON -> Health.outOfService().build();
            case DONE -> Health.up().build();
            case FAILED -> Health.down().build();
        };
    }
}
