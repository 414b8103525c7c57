package app.selfie.gallery.ui;

import app.selfie.gallery.SelfieId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The Java twin of the element {@code selfie-viewer}: one selfie as large as the window, and what can be done with it. */
@Tag("selfie-viewer")
@JsModule("./selfie-gallery/selfie-viewer.ts")
class SelfieViewer extends Component {

    private static final String DETAIL = "event.detail";

    /**
     * @param tools buttons beside the picture
     * @param panel what they open
     */
    SelfieViewer(Component tools, Component panel) {
        tools.getElement().setAttribute("slot", "tools");
        panel.getElement().setAttribute("slot", "panel");
        getElement().appendChild(tools.getElement(), panel.getElement());
    }

    /** @param texts localised, by the element's own keys */
    void setTexts(Map<String, String> texts) {
        getElement().setPropertyMap("texts", texts);
    }

    /** Opens what the grid's visitor opens, and goes through what the grid has. */
    void follow(SelfieGrid grid) {
        getElement().executeJs("this.follow($0)", grid.getElement());
    }

    /** @param list where the grid's list is, path and parameters: its selfies then have addresses below it */
    void setAddress(String list) {
        getElement().setProperty("address", list);
    }

    /** Opens with a selfie, once the grid has its list. */
    void open(SelfieId id) {
        getElement().callJsFunction("showById", id.toString());
    }

    void setPanelOpen(boolean open) {
        // Not setProperty: the element changes it, too.
        getElement().executeJs("this.panel = $0", open);
    }

    /** @param address of a picture that is shown instead; empty for none */
    void setPreview(String address) {
        getElement().executeJs("this.preview = $0", address);
    }

    /** Shows a selfie that has just been kept, as soon as the grid has it. */
    void showNew(SelfieId id) {
        getElement().callJsFunction("showNew", id.toString());
    }

    /** Lets {@code button} call a function of this element as part of the person's click, as full screen needs it. */
    void callOnClick(Component button, String function) {
        button.getElement().executeJs("this.addEventListener('click', () => $0[$1]())", getElement(), function);
    }

    /** @param listener told what is shown; empty once the viewer is closed */
    Registration addShownListener(Consumer<Optional<SelfieId>> listener) {
        return getElement()
                .addEventListener(
                        "selfie-viewer-shown",
                        event -> listener.accept(id(event.getEventData().get(DETAIL))))
                .addEventData(DETAIL);
    }

    /** @param listener told what a key is to do with the selfie */
    Registration addActListener(BiConsumer<String, SelfieId> listener) {
        return getElement()
                .addEventListener("selfie-viewer-act", event -> {
                    JsonNode detail = event.getEventData().get(DETAIL);
                    id(detail)
                            .ifPresent(
                                    id -> listener.accept(detail.path("action").asString(""), id));
                })
                .addEventData(DETAIL);
    }

    /** @param listener told that the person wants to leave the preview */
    Registration addEscapeListener(Runnable listener) {
        return getElement().addEventListener("selfie-viewer-escape", event -> listener.run());
    }

    private static Optional<SelfieId> id(JsonNode detail) {
        return Optional.of(detail.path("id").asString(""))
                .filter(SelfieGrid::isId)
                .map(id -> new SelfieId(UUID.fromString(id)));
    }
}
