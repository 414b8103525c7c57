package app.selfie.backgrounds.ui;

import app.selfie.backgrounds.Background;
import app.selfie.backgrounds.Framing;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.signals.Signal;
import java.util.function.Consumer;

/** Position and zoom of one own background, kept when the person says so. */
@StyleSheet("assets/backgrounds.css")
public final class FramingDialog extends Dialog {

    private final FramingEditor editor;

    /**
     * @param frameRatio width by height of what the picture is to cover, above 0; may change while it is open
     * @param kept told the framing that is to be kept; not called where the person leaves it as it was
     */
    public FramingDialog(Background.Own background, Signal<Double> frameRatio, Consumer<Framing> kept) {
        setHeaderTitle(getTranslation("backgrounds.framing.title", background.name()));
        addClassName("backgrounds-dialog");
        setWidth("40rem");
        setMaxWidth("100vw");
        editor = new FramingEditor(background, frameRatio);
        add(editor);
        Button middle = new Button(getTranslation("backgrounds.framing.middle"), event -> editor.show(Framing.MIDDLE));
        middle.addThemeVariants(ButtonVariant.TERTIARY);
        Button cancel = new Button(getTranslation("backgrounds.framing.cancel"), event -> close());
        Button keep = new Button(getTranslation("backgrounds.framing.keep"), event -> {
            close();
            if (!editor.framing().equals(background.framing())) {
                kept.accept(editor.framing());
            }
        });
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        keep.setDisableOnClick(true); // a double click keeps once
        getFooter().add(middle, cancel, keep);
    }
}
