package app.selfie.studio;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * The Java twin of the element {@code selfie-camera}: films, sends frames over its own socket and shows the pictures that
 * come back. Only state crosses Flow.
 */
@Tag("selfie-camera")
@JsModule("./selfie-camera/selfie-camera.ts")
class SelfieCamera extends Component {

    private static final String DETAIL = "event.detail";

    private final Supplier<String> tickets;

    /**
     * @param tickets asked for a new ticket before every connection, under the session lock
     * @param serverRun of the server that makes this page
     */
    SelfieCamera(Supplier<String> tickets, String serverRun) {
        this.tickets = tickets;
        getElement().setProperty("serverRun", serverRun);
        getElement().setProperty("personUrl", "portrait/{n}.jpg");
        getElement().setProperty("personFrames", PortraitController.FRAMES);
    }

    @ClientCallable
    String requestTicket() {
        return tickets.get();
    }

    void setSource(CameraSource source) {
        getElement().setProperty("source", source.word());
    }

    /** @param id of a {@link CameraDevice}; empty for the browser's choice */
    void setDevice(String id) {
        // Not setProperty: the element changes it, too, when the camera is flipped, and an old value would not be sent.
        getElement().executeJs("this.deviceId = $0", id);
    }

    /** @param resolution as in 640x480; the camera may come near it only */
    void setResolution(String resolution) {
        getElement().setProperty("resolution", resolution);
    }

    /** Shows the person as in a mirror: the element mirrors the frames it sends, so a scene never is. */
    void setMirrored(boolean mirrored) {
        getElement().setProperty("mirrored", mirrored);
    }

    void setHud(boolean shown) {
        getElement().setProperty("hud", shown);
    }

    /** @param texts localised, by the element's own keys */
    void setTexts(Map<String, String> texts) {
        getElement().setPropertyMap("texts", texts);
    }

    /** Lays {@code tools} over the upper corner of the picture, also when it fills the screen. */
    void setTools(Component tools) {
        tools.getElement().setAttribute("slot", "tools");
        getElement().appendChild(tools.getElement());
    }

    /** Lays {@code shutter} over the whole picture, also when it fills the screen. */
    void setShutter(SelfieShutter shutter) {
        shutter.getElement().setAttribute("slot", "shutter");
        getElement().appendChild(shutter.getElement());
    }

    /** @param selector of what is around the element and goes into full screen with it */
    void setFullscreenWith(String selector) {
        getElement().setProperty("fullscreenWith", selector);
    }

    /** Opens the source; the browser may ask the person for permission. */
    void start() {
        getElement().callJsFunction("start");
    }

    /** Lets {@code button} call a function of this element right in the browser, as part of the person's own click. */
    void callOnClick(Component button, String function) {
        button.getElement().executeJs("this.addEventListener('click', () => $0[$1]())", getElement(), function);
    }

    Registration addStateListener(Consumer<CameraState> listener) {
        return getElement()
                .addEventListener("selfie-camera-state", event -> {
                    JsonNode detail = event.getEventData().get(DETAIL);
                    listener.accept(new CameraState(
                            detail.path("state").asString(""),
                            detail.path("problem").asString(""),
                            detail.path("widthPx").asInt(0),
                            detail.path("heightPx").asInt(0),
                            detail.path("debugInfo").asString("")));
                })
                .addEventData(DETAIL);
    }

    /** @param listener told all cameras and the id of the one in use */
    Registration addDevicesListener(BiConsumer<List<CameraDevice>, String> listener) {
        return getElement()
                .addEventListener("selfie-camera-devices", event -> {
                    JsonNode detail = event.getEventData().get(DETAIL);
                    List<CameraDevice> devices = detail.path("devices")
                            .valueStream()
                            .map(device -> new CameraDevice(
                                    device.path("id").asString(""),
                                    device.path("label").asString("")))
                            .toList();
                    listener.accept(devices, detail.path("current").asString(""));
                })
                .addEventData(DETAIL);
    }

    /** @param listener told the source that the person wants instead */
    Registration addWishListener(Consumer<CameraSource> listener) {
        return getElement()
                .addEventListener("selfie-camera-wish", event -> {
                    JsonNode detail = event.getEventData().get(DETAIL);
                    listener.accept(CameraSource.of(detail.path("source").asString("")));
                })
                .addEventData(DETAIL);
    }
}
