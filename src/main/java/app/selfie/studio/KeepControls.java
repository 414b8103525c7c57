package app.selfie.studio;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** What becomes of a picture that was taken. */
final class KeepControls extends Div {

    /** How the controls change the settings. */
    interface Change {
        void apply(UnaryOperator<ShutterSettings> change);
    }

    private final RadioButtonGroup<Boolean> asOthersSee = new RadioButtonGroup<>();

    KeepControls(ShutterSettings settings, Change change) {
        addClassName("keep-controls");
        asOthersSee.setLabel(getTranslation("studio.keep.turned"));
        asOthersSee.setItems(false, true);
        asOthersSee.setItemLabelGenerator(
                others -> getTranslation(others ? "studio.keep.turned.others" : "studio.keep.turned.me"));
        asOthersSee.setValue(settings.asOthersSee());
        asOthersSee.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                change.apply(now -> now.withAsOthersSee(event.getValue()));
            }
        });
        Select<Integer> pause = new Select<>();
        pause.setLabel(getTranslation("studio.keep.burst"));
        pause.setItems(ShutterSettings.BURST_PAUSES);
        pause.setItemLabelGenerator(seconds -> getTranslation("studio.keep.burst.seconds", seconds));
        pause.setValue(settings.burstSeconds());
        pause.addValueChangeListener(event -> change.apply(now -> now.withBurstSeconds(event.getValue())));
        add(
                box("automatically", settings.keepAutomatically(), change, ShutterSettings::withKeepAutomatically),
                asOthersSee,
                pause,
                box("remotes", settings.remoteKeys(), change, ShutterSettings::withRemoteKeys),
                box("original", settings.keepOriginal(), change, ShutterSettings::withKeepOriginal));
    }

    private Checkbox box(
            String name, boolean value, Change change, BiFunction<ShutterSettings, Boolean, ShutterSettings> with) {
        Checkbox box = new Checkbox(getTranslation("studio.keep." + name), value);
        box.setHelperText(getTranslation("studio.keep." + name + ".help"));
        box.addValueChangeListener(event -> change.apply(now -> with.apply(now, event.getValue())));
        return box;
    }

    /** What was changed elsewhere, as in the review. */
    void show(ShutterSettings settings) {
        asOthersSee.setValue(settings.asOthersSee());
    }
}
