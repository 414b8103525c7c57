package app.selfie.studio;

import app.selfie.effects.BodyEffect;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What is done to people's bodies: possible with models that know them, and said where it is not. */
final class BodyControls extends Div {

    /** How the controls change the settings. */
    interface Change {
        void apply(UnaryOperator<BodySettings> change);
    }

    private final RadioButtonGroup<BodyEffect> effects = new RadioButtonGroup<>();
    private final Checkbox skeleton;
    private final Paragraph hint = new Paragraph();

    BodyControls(BodySettings settings, Change change) {
        addClassName("body-controls");
        effects.setLabel(getTranslation("studio.body.effect"));
        effects.setItems(BodyEffect.values());
        effects.setItemLabelGenerator(effect -> getTranslation(key(effect)));
        effects.setValue(settings.effect());
        effects.addValueChangeListener(event -> change.apply(now -> now.with(event.getValue())));
        skeleton = new Checkbox(getTranslation("studio.body.skeleton"), settings.skeleton());
        skeleton.addValueChangeListener(event -> change.apply(now -> now.withSkeleton(event.getValue())));
        hint.addClassName("hint");
        add(effects, skeleton, hint);
    }

    private static String key(BodyEffect effect) {
        return "studio.body.effect." + effect.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param known whether the model in use knows bodies */
    void setBodiesKnown(boolean known) {
        effects.setEnabled(known);
        skeleton.setEnabled(known);
        hint.setText(getTranslation(known ? "studio.body.hint.live" : "studio.body.hint.model"));
    }
}
