package app.selfie.studio;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

@Route("studio")
@Menu(title = "studio.title", order = 1)
@PermitAll
class StudioView extends Main implements HasDynamicTitle {

    StudioView() {
        add(new H1(getTranslation("studio.title")), new SelfieCamera());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("studio.title") + " · Selfie Studio";
    }
}
