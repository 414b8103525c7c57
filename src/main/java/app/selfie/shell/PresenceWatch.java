package app.selfie.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.server.VaadinSession;
import java.util.Map;

/** The Java twin of the element {@code selfie-presence}: the page asks by itself whether server and session are still there. */
@Tag("selfie-presence")
@JsModule("./selfie-presence/selfie-presence.ts")
class PresenceWatch extends Component {

    PresenceWatch() {
        getElement()
                .setProperty("mark", SessionMark.of(VaadinSession.getCurrent().getSession()))
                .setPropertyMap("texts", Map.of("away", getTranslation("shell.presence.away")));
    }
}
