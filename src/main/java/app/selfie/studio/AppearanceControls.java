package app.selfie.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
        IntegerSlider edge = slider("edge", look.edgePercent(), change, AppearanceSettings::withEdgePercent);
        IntegerSlider softness =
                slider("softness", look.softnessPercent(), change, AppearanceSettings::withSoftnessPercent);
        IntegerSlider steadiness =
                slider("steadiness", look.steadinessPercent(), change, AppearanceSettings::withSteadinessPercent);
        Button reset = new Button(getTranslation("studio.look.reset"), event -> {
            edge.setValue(AppearanceSettings.FIRST.edgePercent());
            softness.setValue(AppearanceSettings.FIRST.softnessPercent());
            steadiness.setValue(AppearanceSettings.FIRST.steadinessPercent());
        });
        reset.addThemeVariants(ButtonVariant.TERTIARY);
        reset.addClassName("look-reset");
        add(mirror, edge, softness, steadiness, reset);
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
