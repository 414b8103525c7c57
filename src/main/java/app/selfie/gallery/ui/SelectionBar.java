package app.selfie.gallery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What can be done with the selected selfies; there while some are. Which ones they are, the browser alone knows. */
final class SelectionBar extends Div {

    private final SelfieGrid grid;
    private final Span count = new Span();

    SelectionBar(SelfieGrid grid) {
        this.grid = grid;
        addClassName("gallery-selection");
        getElement().setAttribute("role", "toolbar").setAttribute("aria-label", getTranslation("gallery.selection"));
        Button clear = button(VaadinIcon.CLOSE, "gallery.selection.clear");
        grid.callOnClick(clear, "clearSelection");
        count.addClassName("gallery-selection-count");
        Button all = button(VaadinIcon.CHECK_SQUARE_O, "gallery.selection.all");
        grid.callOnClick(all, "selectAll");
        add(clear, count, all);
        setVisible(false);
        grid.addSelectionListener(this::show);
    }

    /** @param action what {@link SelfieGrid#addActListener} will tell */
    Button addAction(VaadinIcon icon, String key, String action) {
        Button button = button(icon, key);
        grid.actOnClick(button, action);
        add(button);
        return button;
    }

    private Button button(VaadinIcon icon, String key) {
        Button button = new Button(icon.create());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    private void show(int selected) {
        setVisible(selected > 0);
        count.setText(getTranslation("gallery.selection.count", selected));
    }
}
