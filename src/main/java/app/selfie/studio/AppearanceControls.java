package app.selfie.studio;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** How the person is cut out: mirror, edge, softness, steadiness. */
final class AppearanceControls extends Div {

    /** How the controls change the settings. */
    interface Change {
        void apply(UnaryOperator<AppearanceSettings> change);
    }

    AppearanceControls(AppearanceSettings look, Change change) {
        addClassName("look-controls");
        Checkbox mirror = new Checkbox(getTranslation("studio.look.mirror"), look.mirrored());
        mirror.addValueChangeListener(event -> change.apply(now -> now.withMirrored(event.getValue())));
        add(
                mirror,
                slider("edge", look.edgePercent(), change, AppearanceSettings::withEdgePercent),
                slider("softness", look.softnessPercent(), change, AppearanceSettings::withSoftnessPercent),
                slider("steadiness", look.steadinessPercent(), change, AppearanceSettings::withSteadinessPercent));
    }

    private IntegerSlider slider(
            String name, int value, Change change, BiFunction<AppearanceSettings, Integer, AppearanceSettings> with) {
        IntegerSlider slider = new IntegerSlider(getTranslation("studio.look." + name), 0, 100);
        slider.setHelperText(getTranslation("studio.look." + name + ".help"));
        slider.setValue(value);
        slider.setValueChangeMode(ValueChangeMode.TIMEOUT);
        slider.setValueChangeTimeout(60);
        slider.addValueChangeListener(event -> change.apply(now -> with.apply(now, event.getValue())));
        return slider;
    }
}
