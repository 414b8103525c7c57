package app.selfie.backgrounds.ui;

import app.selfie.backgrounds.Background;
import app.selfie.backgrounds.Framing;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.signals.Signal;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The Java twin of the element {@code selfie-framing}: chooses which part of a picture is shown. */
@Tag("selfie-framing")
@JsModule("./selfie-framing/selfie-framing.ts")
class FramingEditor extends Component {

    private static final String DETAIL = "event.detail";

    /** Of a finger that moves, only where it rests is sent. */
    private static final int RESTS_MILLIS = 150;

    private Framing framing;

    /** @param frameRatio width by height of what the picture is to cover, above 0; may change */
    FramingEditor(Background.Own background, Signal<Double> frameRatio) {
        framing = background.framing();
        getElement()
                .setProperty("src", "backgrounds/" + background.id() + "/picture.jpg")
                .setProperty(
                        "pictureRatio",
                        (double) background.size().widthPx() / background.size().heightPx())
                .setPropertyMap(
                        "texts",
                        Map.of(
                                "stage", getTranslation("backgrounds.framing.stage"),
                                "x", getTranslation("backgrounds.framing.x"),
                                "y", getTranslation("backgrounds.framing.y"),
                                "zoom", getTranslation("backgrounds.framing.zoom")));
        getElement().bindProperty("frameRatio", frameRatio, null);
        show(framing);
        getElement()
                .addEventListener("selfie-framing-change", event -> {
                    JsonNode detail = event.getEventData().get(DETAIL);
                    framing = Framing.nearest(
                            detail.path("x").asInt(500),
                            detail.path("y").asInt(500),
                            detail.path("zoom").asInt(Framing.MIN_ZOOM_PERCENT));
                })
                .addEventData(DETAIL)
                .debounce(RESTS_MILLIS);
    }

    /** What is chosen now. */
    Framing framing() {
        return framing;
    }

    /** Shows another part, as if the person had chosen it. */
    final void show(Framing other) {
        framing = other;
        getElement()
                .executeJs(
                        "this.framing = {x: $0, y: $1, zoom: $2}",
                        other.xPermille(),
                        other.yPermille(),
                        other.zoomPercent());
    }
}
