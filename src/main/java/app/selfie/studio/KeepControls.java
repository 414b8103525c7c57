package app.selfie.studio;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import java.util.function.UnaryOperator;

/** What becomes of a picture that was taken. */
final class KeepControls extends Div {

    /** How the controls change the settings. */
    interface Change {
        void apply(UnaryOperator<ShutterSettings> change);
    }

    KeepControls(ShutterSettings settings, Change change) {
        addClassName("keep-controls");
        Checkbox automatically = new Checkbox(getTranslation("studio.keep.automatically"));
        automatically.setValue(settings.keepAutomatically());
        automatically.setHelperText(getTranslation("studio.keep.automatically.help"));
        automatically.addValueChangeListener(event -> change.apply(now -> now.withKeepAutomatically(event.getValue())));
        Checkbox original = new Checkbox(getTranslation("studio.keep.original"));
        original.setValue(settings.keepOriginal());
        original.setHelperText(getTranslation("studio.keep.original.help"));
        original.addValueChangeListener(event -> change.apply(now -> now.withKeepOriginal(event.getValue())));
        add(automatically, original);
    }
}
