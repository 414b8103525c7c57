package app.selfie.gallery.ui;

import app.selfie.gallery.SelfieId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import tools.jackson.databind.JsonNode;

/**
 * The Java twin of the element {@code selfie-grid}: all selfies of a filter as a grid by day. It reads what it shows from
 * {@link GalleryController}; only what people do crosses Flow.
 */
@Tag("selfie-grid")
@JsModule("./selfie-gallery/selfie-grid.ts")
class SelfieGrid extends Component {

    private static final String DETAIL = "event.detail";

    /** Shows what the filter has, from its beginning. */
    void setQuery(GalleryQuery query) {
        getElement().setProperty("query", query.text());
    }

    /** @param texts localised, by the element's own keys */
    void setTexts(Map<String, String> texts) {
        getElement().setPropertyMap("texts", texts);
    }

    /** Reads again what is looked at; place and selection stay. */
    void refresh() {
        getElement().callJsFunction("refresh");
    }

    void clearSelection() {
        getElement().callJsFunction("clearSelection");
    }

    /** Lets the browser save what an address gives. */
    void download(String address) {
        getElement().callJsFunction("download", address);
    }

    /** Lets {@code button} do something with the selection, which the browser alone knows: see {@link #addActListener}. */
    void actOnClick(Component button, String action) {
        button.getElement().executeJs("this.addEventListener('click', () => $0.act($1))", getElement(), action);
    }

    /** Lets {@code button} call a function of this element right in the browser. */
    void callOnClick(Component button, String function) {
        button.getElement().executeJs("this.addEventListener('click', () => $0[$1]())", getElement(), function);
    }

    /** @param listener told how many are selected, after every change */
    Registration addSelectionListener(IntConsumer listener) {
        return getElement()
                .addEventListener(
                        "selfie-grid-selection",
                        event -> listener.accept(
                                event.getEventData().get(DETAIL).path("count").asInt(0)))
                .addEventData(DETAIL);
    }

    /** @param listener told whether clicks select from now on, rather than open */
    Registration addPickingListener(Consumer<Boolean> listener) {
        return getElement()
                .addEventListener(
                        "selfie-grid-picking",
                        event -> listener.accept(
                                event.getEventData().get(DETAIL).path("picking").asBoolean(false)))
                .addEventData(DETAIL);
    }

    /** @param listener told what is to be done, and with which selfies */
    Registration addActListener(BiConsumer<String, List<SelfieId>> listener) {
        return getElement()
                .addEventListener("selfie-grid-act", event -> {
                    JsonNode detail = event.getEventData().get(DETAIL);
                    listener.accept(detail.path("action").asString(""), ids(detail.path("ids")));
                })
                .addEventData(DETAIL);
    }

    /** @param listener told why a picture was not saved: {@code damaged}, {@code busy} or {@code failed} */
    Registration addUnsavedListener(Consumer<String> listener) {
        return getElement()
                .addEventListener(
                        "selfie-grid-unsaved",
                        event -> listener.accept(
                                event.getEventData().get(DETAIL).path("reason").asString("")))
                .addEventData(DETAIL);
    }

    /** Whatever else a browser sends is nobody's selfie. */
    private static List<SelfieId> ids(JsonNode array) {
        return array.valueStream()
                .map(id -> id.asString(""))
                .filter(SelfieGrid::isId)
                .map(id -> new SelfieId(UUID.fromString(id)))
                .toList();
    }

    static boolean isId(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
}
