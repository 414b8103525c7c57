package app.selfie.gallery.ui;

import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.Background;
import app.selfie.gallery.BackdropKind;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Another backdrop for a kept selfie: pick one, see it at once, save it as a new selfie or over the old one. */
final class BackdropEditor extends Div {

    private static final int FIRST_BLUR_PERCENT = 60;
    private static final int FIRST_COLOUR = 0x2B5D8A;

    /** What the editor asks of the page. */
    interface Wishes {
        /** Shows the picture before this backdrop. */
        void preview(BackdropChoice backdrop);

        void save(BackdropChoice backdrop, boolean over);

        void cancel();
    }

    /** One tile: a scene, or a kind with a value of its own. */
    private record Tile(BackdropKind kind, @Nullable Background scene) {}

    private final RadioButtonGroup<Tile> tiles = new RadioButtonGroup<>();
    private final IntegerSlider blur;
    private final Input colour = new Input();
    private final Div colourChooser;
    private final Button saveNew;
    private final Button saveOver;
    private final Paragraph state = new Paragraph();
    private boolean showing;
    private boolean saving;

    BackdropEditor(Wishes wishes) {
        addClassName("backdrop-editor");
        blur = new IntegerSlider(getTranslation("gallery.backdrop.strength"), 0, 100);
        blur.setValue(FIRST_BLUR_PERCENT);
        blur.setValueChangeMode(ValueChangeMode.TIMEOUT);
        blur.setValueChangeTimeout(120);
        colour.setType("color");
        colour.setValue(String.format("#%06x", FIRST_COLOUR));
        colour.setValueChangeMode(ValueChangeMode.TIMEOUT);
        colour.setValueChangeTimeout(120);
        colour.setId("gallery-backdrop-colour");
        NativeLabel label = new NativeLabel(getTranslation("gallery.backdrop.colour"));
        label.setFor(colour);
        colourChooser = new Div(label, colour);
        colourChooser.addClassName("colour-chooser");
        tiles.setAriaLabel(getTranslation("gallery.backdrop.title"));
        tiles.addClassName("backdrop-tiles");
        tiles.setRenderer(new ComponentRenderer<>(this::draw));
        saveNew = new Button(getTranslation("gallery.backdrop.save-new"), event -> save(wishes, false));
        saveNew.addThemeVariants(ButtonVariant.PRIMARY);
        saveOver = new Button(getTranslation("gallery.backdrop.save-over"), event -> save(wishes, true));
        Button cancel = new Button(getTranslation("gallery.cancel"), event -> wishes.cancel());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Div buttons = new Div(saveNew, saveOver, cancel);
        buttons.addClassName("backdrop-buttons");
        state.addClassName("backdrop-state");
        state.getElement().setAttribute("role", "status");
        Consumer<Object> changed = ignored -> {
            showValues();
            BackdropChoice choice = choice();
            if (!showing && choice != null) {
                wishes.preview(choice);
                setBusy(saving);
            }
        };
        tiles.addValueChangeListener(changed::accept);
        blur.addValueChangeListener(changed::accept);
        colour.addValueChangeListener(changed::accept);
        add(new H2(getTranslation("gallery.backdrop.title")), tiles, blur, colourChooser, state, buttons);
    }

    /** Starts anew with a selfie's own backdrop. */
    void show(List<Background> scenes, BackdropChoice now) {
        List<Tile> all = new ArrayList<>();
        scenes.forEach(scene -> all.add(new Tile(BackdropKind.SCENE, scene)));
        all.add(new Tile(BackdropKind.BLUR, null));
        all.add(new Tile(BackdropKind.PLAIN, null));
        all.add(new Tile(BackdropKind.NONE, null));
        showing = true;
        tiles.setItems(all);
        if (now instanceof BackdropChoice.Blur(float strength)) {
            blur.setValue(Math.round(strength * 100));
        }
        if (now instanceof BackdropChoice.Plain(int rgb)) {
            colour.setValue(String.format("#%06x", rgb));
        }
        tiles.setValue(all.stream().filter(tile -> isOf(tile, now)).findFirst().orElse(null));
        showing = false;
        showValues();
        setBusy(false);
        saveNew.setEnabled(false);
        saveOver.setEnabled(false);
    }

    private static boolean isOf(Tile tile, BackdropChoice choice) {
        Background scene = tile.scene();
        return choice instanceof BackdropChoice.Scene(var id)
                ? scene != null && scene.id().equals(id)
                : tile.kind() == BackdropKind.of(choice);
    }

    /** While it is saved, it cannot be saved again. */
    void setBusy(boolean busy) {
        saving = busy;
        saveNew.setEnabled(!busy);
        saveOver.setEnabled(!busy);
        say(busy ? getTranslation("gallery.backdrop.saving") : "");
    }

    void say(String text) {
        state.setText(text);
    }

    private void save(Wishes wishes, boolean over) {
        BackdropChoice choice = choice();
        if (choice != null && !saving) {
            setBusy(true);
            wishes.save(choice, over);
        }
    }

    private @Nullable BackdropChoice choice() {
        Tile tile = tiles.getValue();
        if (tile == null) {
            return null;
        }
        Background scene = tile.scene();
        return switch (tile.kind()) {
            case SCENE -> scene == null ? null : new BackdropChoice.Scene(scene.id());
            case BLUR -> new BackdropChoice.Blur(blur.getValue() / 100f);
            case PLAIN -> new BackdropChoice.Plain(rgb(colour.getValue()));
            case NONE -> new BackdropChoice.None();
        };
    }

    /** A browser sends #rrggbb; whatever else arrives is the first colour. */
    private static int rgb(String text) {
        return text.matches("#[0-9a-fA-F]{6}") ? Integer.parseInt(text.substring(1), 16) : FIRST_COLOUR;
    }

    private void showValues() {
        Tile tile = tiles.getValue();
        blur.setVisible(tile != null && tile.kind() == BackdropKind.BLUR);
        colourChooser.setVisible(tile != null && tile.kind() == BackdropKind.PLAIN);
    }

    private Component draw(Tile tile) {
        Background scene = tile.scene();
        Div drawing = new Div();
        drawing.addClassName("backdrop-tile");
        if (scene != null) {
            Image thumbnail = new Image("backgrounds/" + scene.id() + "/thumbnail.jpg", "");
            thumbnail.getElement().setAttribute("loading", "lazy");
            drawing.add(thumbnail, new Span(GalleryTexts.nameOf(this, scene)));
            return drawing;
        }
        String word = tile.kind().name().toLowerCase(Locale.ROOT);
        Div icon = new Div(
                switch (tile.kind()) {
                    case BLUR -> VaadinIcon.DROP.create();
                    case PLAIN -> VaadinIcon.PAINTBRUSH.create();
                    case SCENE, NONE -> VaadinIcon.BAN.create();
                });
        icon.addClassNames("backdrop-own", "backdrop-" + word);
        drawing.add(icon, new Span(getTranslation("gallery.backdrop." + word)));
        return drawing;
    }
}
