package app.selfie.gallery.ui;

import app.selfie.backgrounds.BackdropChoice;
import app.selfie.gallery.BackdropKind;
import app.selfie.gallery.Selfie;
import app.selfie.localization.ByteSize;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/** What there is to know about the selfie that is shown, and its caption. */
final class ViewerPanel extends Div {

    /** As many as the gallery keeps. */
    private static final int MAX_CHARACTERS = 200;

    private final TextField caption = new TextField();
    private final DescriptionList facts = new DescriptionList();
    private final Function<BackdropChoice, String> sceneName;

    /**
     * @param sceneName what a scene is called
     * @param captioned told a new caption
     */
    ViewerPanel(Function<BackdropChoice, String> sceneName, Consumer<String> captioned) {
        this.sceneName = sceneName;
        addClassName("viewer-panel");
        caption.setLabel(getTranslation("gallery.caption"));
        caption.setPlaceholder(getTranslation("gallery.caption.placeholder"));
        caption.setMaxLength(MAX_CHARACTERS);
        caption.setClearButtonVisible(true);
        caption.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        caption.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                captioned.accept(event.getValue());
            }
        });
        add(new H2(getTranslation("gallery.details")), caption, facts);
    }

    void show(Selfie selfie, ZoneId zone) {
        caption.setValue(selfie.caption());
        facts.removeAll();
        DateTimeFormatter time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(getLocale())
                .withZone(zone);
        fact("gallery.fact.taken", time.format(selfie.recipe().takenAt()));
        fact("gallery.fact.backdrop", nameOf(selfie.recipe().backdrop()));
        fact(
                "gallery.fact.model",
                getTranslation("studio.model." + selfie.recipe().model()));
        fact(
                "gallery.fact.size",
                getTranslation(
                        "gallery.fact.pixels",
                        selfie.size().widthPx(),
                        selfie.size().heightPx()));
        fact("gallery.fact.bytes", ByteSize.format(selfie.bytes(), getLocale()));
        fact(
                "gallery.fact.layers",
                getTranslation(selfie.hasLayers() ? "gallery.fact.layers.kept" : "gallery.fact.layers.none"));
    }

    private void fact(String key, String value) {
        facts.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }

    private String nameOf(BackdropChoice backdrop) {
        return backdrop instanceof BackdropChoice.Scene
                ? sceneName.apply(backdrop)
                : getTranslation(
                        "gallery.backdrop." + BackdropKind.of(backdrop).name().toLowerCase(Locale.ROOT));
    }
}
