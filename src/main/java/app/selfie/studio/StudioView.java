package app.selfie.studio;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.Route;

@Route("")
class StudioView extends Main {
    StudioView() {
        add(new H1("Selfie Studio"), new SelfieCamera());
    }
}
