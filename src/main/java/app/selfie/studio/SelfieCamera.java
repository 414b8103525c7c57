package app.selfie.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** The Java twin of the element {@code selfie-camera}. */
@Tag("selfie-camera")
@JsModule("./selfie-camera/selfie-camera.ts")
class SelfieCamera extends Component {}
