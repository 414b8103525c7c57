package app.selfie.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/**
 * The Java twin of the element {@code selfie-strip}: a row of choices that is longer than its place. Scrolling is the
 * browser's own business; what is chosen, the choices say themselves.
 */
@Tag("selfie-strip")
@JsModule("./selfie-studio/selfie-strip.ts")
class SelfieStrip extends Component implements HasComponents {

    /**
     * @param back what the arrow to earlier choices says
     * @param onward the same of later ones
     */
    SelfieStrip(String back, String onward, Component... choices) {
        getElement().setProperty("back", back).setProperty("onward", onward);
        add(choices);
    }
}
