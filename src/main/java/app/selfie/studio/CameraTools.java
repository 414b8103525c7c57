package app.selfie.studio;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.shared.Registration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The buttons that go with the picture. */
final class CameraTools extends Div {

    /** Where one types, "?" is a character. */
    private static final String TYPED_INTO =
            "input, textarea, select, [contenteditable], [role=textbox], dialog, [role=dialog], [role=alertdialog]";

    /** The key "?" where nothing else has a use for it; a shortcut of Flow's would take it from text fields. */
    static final String HELP_KEY = "event.key === '?' && !event.repeat && !event.ctrlKey && !event.metaKey"
            + " && !event.composedPath().some(node => node instanceof Element && node.matches('" + TYPED_INTO + "'))";

    private @Nullable Registration helpKey;

    /**
     * @param figures whether the figures are shown
     * @param showFigures told when that changes
     */
    CameraTools(SelfieCamera camera, SettingsSheet settings, boolean figures, Consumer<Boolean> showFigures) {
        addClassName("studio-tools");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("studio.tools"));
        Button flip = tool(VaadinIcon.REFRESH, "flip");
        camera.callOnClick(flip, "flip");
        flip.setVisible(false);
        camera.addDevicesListener((devices, current) -> flip.setVisible(devices.size() > 1));
        Button photo = tool(VaadinIcon.PICTURE, "photo");
        camera.callOnClick(photo, "choosePhoto");
        Button hud = tool(VaadinIcon.DASHBOARD, "hud");
        setPressed(hud, figures);
        hud.addClickListener(event -> {
            boolean shown = !isPressed(hud);
            showFigures.accept(shown);
            setPressed(hud, shown);
        });
        Button keys = tool(VaadinIcon.QUESTION, "keys");
        keys.addClassName("studio-tool-keys");
        keys.addClickListener(event -> new KeysDialog().open());
        Button fullscreen = tool(VaadinIcon.EXPAND_SQUARE, "fullscreen");
        camera.callOnClick(fullscreen, "toggleFullscreen");
        Button sheet = tool(VaadinIcon.SLIDERS, "settings");
        sheet.addClassName("studio-tool-settings");
        settings.openOnClick(sheet);
        add(flip, photo, hud, keys, fullscreen, sheet);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        helpKey = event.getUI()
                .getElement()
                .addEventListener("keydown", press -> new KeysDialog().open())
                .setFilter(HELP_KEY);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (helpKey != null) {
            helpKey.remove();
            helpKey = null;
        }
        super.onDetach(event);
    }

    private Button tool(VaadinIcon icon, String name) {
        String text = getTranslation("studio.tool." + name);
        Button button = new Button(icon.create());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(text);
        button.setTooltipText(text);
        return button;
    }

    private static void setPressed(Button button, boolean pressed) {
        button.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
    }

    private static boolean isPressed(Button button) {
        return Boolean.parseBoolean(button.getElement().getAttribute("aria-pressed"));
    }
}
