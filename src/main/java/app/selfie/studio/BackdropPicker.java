package app.selfie.studio;

import app.selfie.backgrounds.Background;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.studio.BackdropSettings.Kind;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What to stand in front of: a strip of thumbnails that goes round, and the value of the kind that is chosen. */
final class BackdropPicker extends Div {

    /** One entry of the strip. */
    private sealed interface Entry {
        record Scene(BackgroundId id) implements Entry {}

        record Own(Kind kind) implements Entry {}
    }

    /** How the picker changes the settings. */
    interface Change {
        void apply(UnaryOperator<BackdropSettings> change);
    }

    private final ChoiceGroup<Entry> strip;
    private final IntegerSlider blur;
    private final Div colour;

    BackdropPicker(List<Background> backgrounds, BackdropSettings settings, Change change) {
        addClassName("backdrop-picker");
        strip = new ChoiceGroup<>(getTranslation("studio.background"), "backdrop-strip", entry -> {
            change.apply(now -> chosen(entry, now));
            showValueOf(entry);
        });
        for (Background background : backgrounds) {
            String name = getTranslation("background." + background.id());
            Image thumbnail = new Image("backgrounds/" + background.id() + "/thumbnail.jpg", "");
            thumbnail
                    .getElement()
                    .setAttribute("loading", "lazy")
                    .setAttribute("width", "320")
                    .setAttribute("height", "180");
            strip.add(new Entry.Scene(background.id()), thumbnail, new Span(name));
        }
        addOwn(Kind.BLUR, VaadinIcon.DROP, "studio.background.blur");
        addOwn(Kind.PLAIN, VaadinIcon.PAINTBRUSH, "studio.background.plain");
        addOwn(Kind.NONE, VaadinIcon.BAN, "studio.background.none");

        blur = new IntegerSlider(getTranslation("studio.background.blur.strength"), 0, 100);
        blur.setValue(settings.blurPercent());
        blur.setValueChangeMode(ValueChangeMode.TIMEOUT);
        blur.setValueChangeTimeout(60);
        blur.addValueChangeListener(event -> change.apply(now -> now.withBlurPercent(event.getValue())));
        colour = colourChooser(settings.colour(), change);

        Entry current = entryOf(settings);
        strip.setValue(current);
        showValueOf(current);
        Div row = new Div(
                arrow(VaadinIcon.CHEVRON_LEFT, "studio.background.previous", -1),
                strip,
                arrow(VaadinIcon.CHEVRON_RIGHT, "studio.background.next", 1));
        row.addClassName("backdrop-row");
        add(row, blur, colour);
    }

    private void addOwn(Kind kind, VaadinIcon icon, String key) {
        Div drawing = new Div(icon.create());
        drawing.addClassNames("backdrop-own", "backdrop-" + kind.name().toLowerCase(Locale.ROOT));
        strip.add(new Entry.Own(kind), drawing, new Span(getTranslation(key)));
    }

    private Button arrow(VaadinIcon icon, String key, int steps) {
        Button button = new Button(icon.create(), event -> strip.move(steps));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        button.addClassName("backdrop-arrow");
        return button;
    }

    private Div colourChooser(int value, Change change) {
        Input input = new Input();
        input.setType("color");
        input.setId("backdrop-colour");
        input.setValue(String.format("#%06x", value));
        input.setValueChangeMode(ValueChangeMode.TIMEOUT);
        input.setValueChangeTimeout(60);
        input.addValueChangeListener(
                event -> change.apply(now -> now.withColour(parse(event.getValue(), now.colour()))));
        NativeLabel label = new NativeLabel(getTranslation("studio.background.colour"));
        label.setFor(input);
        Div chooser = new Div(label, input);
        chooser.addClassName("colour-chooser");
        return chooser;
    }

    /** A browser sends #rrggbb; whatever else arrives changes nothing. */
    private static int parse(String text, int otherwise) {
        return text.matches("#[0-9a-fA-F]{6}") ? Integer.parseInt(text.substring(1), 16) : otherwise;
    }

    private static Entry entryOf(BackdropSettings settings) {
        return settings.kind() == Kind.SCENE ? new Entry.Scene(settings.scene()) : new Entry.Own(settings.kind());
    }

    private static BackdropSettings chosen(Entry entry, BackdropSettings now) {
        return switch (entry) {
            case Entry.Scene(BackgroundId id) -> now.with(id);
            case Entry.Own(Kind kind) -> now.with(kind);
        };
    }

    private void showValueOf(Entry entry) {
        Kind kind = entry instanceof Entry.Own(Kind own) ? own : Kind.SCENE;
        show(blur, kind == Kind.BLUR);
        show(colour, kind == Kind.PLAIN);
    }

    private static void show(Component component, boolean shown) {
        component.setVisible(shown);
    }
}
