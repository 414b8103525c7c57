package app.selfie.studio;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.IntConsumer;

/** The browser's own chooser of colours, with its label. */
final class ColourChooser extends Div {

    /**
     * @param colour 0xRRGGBB
     * @param chosen told while one is chosen, too
     */
    ColourChooser(String label, int colour, IntConsumer chosen) {
        addClassName("colour-chooser");
        Input input = new Input();
        input.setType("color");
        input.setId("backdrop-colour");
        input.setValue(String.format("#%06x", colour));
        input.setValueChangeMode(ValueChangeMode.TIMEOUT);
        input.setValueChangeTimeout(60);
        input.addValueChangeListener(event -> {
            // A browser sends #rrggbb; whatever else arrives changes nothing.
            if (event.getValue().matches("#[0-9a-fA-F]{6}")) {
                chosen.accept(Integer.parseInt(event.getValue().substring(1), 16));
            }
        });
        NativeLabel text = new NativeLabel(label);
        text.setFor(input);
        add(text, input);
    }
}
