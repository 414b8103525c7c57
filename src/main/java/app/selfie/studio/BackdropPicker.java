package app.selfie.studio;

import app.selfie.backgrounds.Background;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.backgrounds.ui.OwnBackgroundsDialog;
import app.selfie.studio.BackdropSettings.Kind;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What to stand in front of: a strip of what can be chosen, with a tile to bring pictures along, and the value of the kind
 * that is chosen.
 */
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

    private final BackdropShelf shelf;
    private final Supplier<BackdropSettings> settings;
    private final Change change;
    private final ChoiceGroup<Entry> strip;
    private final IntegerSlider blur;
    private final ColourChooser colour;
    private final Button frame;
    private List<Background> shown = List.of();

    /** What went away while it was shown; comes back with its deletion undone. */
    private @Nullable BackgroundId lost;

    /** @param settings as they are whenever they are asked for */
    BackdropPicker(BackdropShelf shelf, Supplier<BackdropSettings> settings, Change change) {
        this.shelf = shelf;
        this.settings = settings;
        this.change = change;
        addClassName("backdrop-picker");
        strip = new ChoiceGroup<>(getTranslation("studio.background"), "backdrop-choices", this::take);
        blur = new IntegerSlider(getTranslation("studio.background.blur.strength"), 0, 100);
        blur.setValue(settings.get().blurPercent());
        blur.setValueChangeMode(ValueChangeMode.TIMEOUT);
        blur.setValueChangeTimeout(60);
        blur.addValueChangeListener(event -> change.apply(now -> now.withBlurPercent(event.getValue())));
        colour = new ColourChooser(
                getTranslation("studio.background.colour"),
                settings.get().colour(),
                chosen -> change.apply(now -> now.withColour(chosen)));
        frame = new Button(getTranslation("studio.background.frame"), VaadinIcon.CROP.create(), event -> openFraming());
        frame.addThemeVariants(ButtonVariant.TERTIARY);
        frame.addClassName("backdrop-frame");

        fill();
        show(entryOf(settings.get()));
        SelfieStrip row = new SelfieStrip(
                getTranslation("studio.background.back"), getTranslation("studio.background.onward"), strip, addTile());
        row.addClassName("backdrop-strip");
        add(row, blur, colour, frame);
    }

    /** What is no picture, the person's own pictures, and the built-in scenes. */
    private void fill() {
        shown = shelf.all();
        strip.clear();
        addOwn(Kind.NONE, VaadinIcon.BAN, "studio.background.none");
        addOwn(Kind.BLUR, VaadinIcon.DROP, "studio.background.blur");
        addOwn(Kind.PLAIN, VaadinIcon.PAINTBRUSH, "studio.background.plain");
        for (Background background : shown) {
            if (background instanceof Background.Own own) {
                addScene(own.id(), "?v=" + own.revision(), own.name().text());
            }
        }
        for (Background background : shown) {
            if (background instanceof Background.BuiltIn(BackgroundId id)) {
                addScene(id, "", getTranslation("background." + id));
            }
        }
    }

    private void addScene(BackgroundId id, String version, String name) {
        Image thumbnail = new Image("backgrounds/" + id + "/thumbnail.jpg" + version, "");
        thumbnail
                .getElement()
                .setAttribute("loading", "lazy")
                .setAttribute("width", "320")
                .setAttribute("height", "180");
        strip.add(new Entry.Scene(id), thumbnail, new Span(name));
    }

    private void addOwn(Kind kind, VaadinIcon icon, String key) {
        Div drawing = new Div(icon.create());
        drawing.addClassNames("backdrop-own", "backdrop-" + kind.name().toLowerCase(Locale.ROOT));
        strip.add(new Entry.Own(kind), drawing, new Span(getTranslation(key)));
    }

    private NativeButton addTile() {
        Div plus = new Div(VaadinIcon.PLUS.create());
        plus.addClassName("backdrop-own");
        NativeButton tile = new NativeButton();
        tile.add(plus, new Span(getTranslation("studio.background.mine")));
        tile.addClassName("backdrop-add");
        tile.getElement().setAttribute("type", "button").setAttribute("aria-haspopup", "dialog");
        tile.addClickListener(event -> shelf.open(new OwnBackgroundsDialog.Page() {
            @Override
            public void picked(BackgroundId id) {
                choose(new Entry.Scene(id));
            }

            @Override
            public void changed() {
                refill();
            }
        }));
        return tile;
    }

    /** After own backgrounds came, went or changed: what is shown and went away gives way to the first scene. */
    private void refill() {
        fill();
        BackdropSettings now = settings.get();
        Entry current = entryOf(now);
        BackgroundId first = BackdropSettings.FIRST.scene();
        BackgroundId before = lost;
        if (current instanceof Entry.Scene(BackgroundId id) && !isShown(id)) {
            lost = id;
            choose(new Entry.Scene(first));
        } else if (before != null && isShown(before) && current.equals(new Entry.Scene(first))) {
            lost = null;
            choose(new Entry.Scene(before));
        } else {
            show(current);
        }
    }

    private boolean isShown(BackgroundId id) {
        return shown.stream().anyMatch(background -> background.id().equals(id));
    }

    private Optional<Background.Own> own(Entry entry) {
        return entry instanceof Entry.Scene(BackgroundId id)
                ? shown.stream()
                        .filter(background -> background.id().equals(id))
                        .filter(Background.Own.class::isInstance)
                        .map(Background.Own.class::cast)
                        .findFirst()
                : Optional.empty();
    }

    private void openFraming() {
        own(entryOf(settings.get())).ifPresent(own -> shelf.openFraming(own, this::refill));
    }

    /** What the person chose in the strip itself. */
    private void take(Entry entry) {
        lost = null;
        change.apply(now -> chosen(entry, now));
        showValueOf(entry);
    }

    private void choose(Entry entry) {
        change.apply(now -> chosen(entry, now));
        show(entry);
    }

    private void show(Entry entry) {
        strip.setValue(entry);
        showValueOf(entry);
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
        show(frame, own(entry).isPresent());
    }

    private static void show(Component component, boolean shown) {
        component.setVisible(shown);
    }
}
