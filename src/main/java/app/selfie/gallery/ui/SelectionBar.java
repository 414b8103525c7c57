package app.selfie.gallery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What can be done with the selected selfies; there while some are, or are about to be. Which ones they are, the browser alone knows. */
final class SelectionBar extends Div {

    private final SelfieGrid grid;
    private final Span count = new Span();
    private int selected;
    private boolean picking;

    SelectionBar(SelfieGrid grid) {
        this.grid = grid;
        addClassName("gallery-selection");
        getElement().setAttribute("role", "toolbar").setAttribute("aria-label", getTranslation("gallery.selection"));
        Button clear = button(VaadinIcon.CLOSE, "gallery.selection.clear");
        clear.setText("");
        grid.callOnClick(clear, "clearSelection");
        count.addClassName("gallery-selection-count");
        Button all = button(VaadinIcon.CHECK_SQUARE_O, "gallery.selection.all");
        grid.callOnClick(all, "selectAll");
        add(clear, count, all);
        setVisible(false);
        grid.addSelectionListener(now -> {
            selected = now;
            show();
        });
        grid.addPickingListener(now -> {
            picking = now;
            show();
        });
    }

    /** @param action what {@link SelfieGrid#addActListener} will tell */
    Button addAction(VaadinIcon icon, String key, String action) {
        Button button = button(icon, key);
        grid.actOnClick(button, action);
        add(button);
        return button;
    }

    private Button button(VaadinIcon icon, String key) {
        Button button = new Button(getTranslation(key), icon.create());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    private void show() {
        setVisible(selected > 0 || picking);
        count.setText(getTranslation("gallery.selection.count", selected));
    }
}
