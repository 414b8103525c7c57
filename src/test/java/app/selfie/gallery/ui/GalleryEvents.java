package app.selfie.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the gallery's elements tell the server, told without a browser. */
final class GalleryEvents {

    private static final JsonMapper JSON = new JsonMapper();

    private GalleryEvents() {}

    /** @param detail of the event, as JSON with single quotes */
    static void fire(Component element, String type, String detail) {
        ObjectNode data = JSON.createObjectNode();
        data.set("event.detail", JSON.readTree(detail.replace('\'', '"')));
        element.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(element.getElement(), type, data));
    }
}
