package app.selfie.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** The Java twin of the element {@code selfie-sheet}: settings beside the picture, on a phone in a sheet over the page. */
@Tag("selfie-sheet")
@JsModule("./selfie-studio/selfie-sheet.ts")
class SettingsSheet extends Component implements HasComponents, HasStyle {

    SettingsSheet() {
        getElement()
                .setProperty("heading", getTranslation("studio.settings"))
                .setProperty("done", getTranslation("studio.settings.done"));
    }

    /** Lets {@code button} open the sheet right in the browser. */
    void openOnClick(Component button) {
        button.getElement().executeJs("this.addEventListener('click', () => $0.open())", getElement());
    }
}
