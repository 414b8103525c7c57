package app.selfie.studio;

import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a browser tells the server, told without a browser. */
final class BrowserEvents {

    private static final JsonMapper JSON = new JsonMapper();

    private BrowserEvents() {}

    /** @param detail of the event, as JSON with single quotes */
    static void custom(Element element, String type, String detail) {
        ObjectNode data = JSON.createObjectNode();
        data.set("event.detail", JSON.readTree(detail.replace('\'', '"')));
        fire(element, type, data);
    }

    static void key(Element element, String key) {
        ObjectNode data = JSON.createObjectNode();
        // A listener's filter is evaluated in the browser, which sends each one's outcome under its own text.
        data.put("event.key === '" + key + "' && !event.altKey && !event.ctrlKey && !event.metaKey", true);
        fire(element, "keydown", data);
    }

    /** @param filter of the listener, which the event passes */
    static void passing(Element element, String type, String filter) {
        fire(element, type, JSON.createObjectNode().put(filter, true));
    }

    private static void fire(Element element, String type, ObjectNode data) {
        element.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(element, type, data));
    }
}
