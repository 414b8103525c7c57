package app.selfie.backgrounds.ui;

import app.selfie.backgrounds.Background;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.backgrounds.BackgroundName;
import app.selfie.backgrounds.OwnBackgrounds;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;

/** One own background: to pick, to rename, to frame, to delete, and for ten seconds to bring back. */
final class OwnBackgroundItem extends ListItem {

    /** What the person wants to happen to a background. */
    interface Wishes {
        void pick(OwnBackgroundItem item);

        /** Whether it has that name now. */
        boolean rename(OwnBackgroundItem item, BackgroundName name);

        void frame(OwnBackgroundItem item);

        /** Whether it is deleted now. */
        boolean delete(OwnBackgroundItem item);

        void undelete(OwnBackgroundItem item);

        /** It cannot be brought back any more. */
        void forget(OwnBackgroundItem item);
    }

    private Background.Own background;
    private final Wishes wishes;

    OwnBackgroundItem(Background.Own background, Wishes wishes) {
        this.background = background;
        this.wishes = wishes;
        addClassName("own-background");
        show(background);
    }

    BackgroundId id() {
        return background.id();
    }

    /** As it is now. */
    void show(Background.Own now) {
        background = now;
        removeAll();
        Image thumbnail = new Image("backgrounds/" + background.id() + "/thumbnail.jpg?v=" + background.revision(), "");
        thumbnail.getElement().setAttribute("width", "320").setAttribute("height", "180");
        NativeButton pick = new NativeButton();
        pick.add(thumbnail);
        pick.addClickListener(event -> wishes.pick(this));
        pick.addClassName("own-background-pick");
        pick.getElement()
                .setAttribute("type", "button")
                .setAttribute("aria-label", getTranslation("backgrounds.use", background.name()));
        add(
                pick,
                nameField(),
                button(VaadinIcon.CROP, "backgrounds.frame", () -> wishes.frame(this)),
                button(VaadinIcon.TRASH, "backgrounds.delete", () -> {
                    if (wishes.delete(this)) {
                        showDeleted();
                    }
                }));
    }

    private TextField nameField() {
        TextField name = new TextField();
        name.setAriaLabel(getTranslation("backgrounds.name"));
        name.setValue(background.name().text());
        name.setManualValidation(true);
        name.addClassName("own-background-name");
        name.addValueChangeListener(event -> {
            boolean renamed = BackgroundName.of(event.getValue())
                    .filter(valid -> wishes.rename(this, valid))
                    .isPresent();
            name.setErrorMessage(
                    renamed ? "" : getTranslation("backgrounds.name.problem", BackgroundName.MAX_CHARACTERS));
            name.setInvalid(!renamed);
        });
        return name;
    }

    private Button button(VaadinIcon icon, String key, Runnable pressed) {
        Button button = new Button(icon.create(), event -> pressed.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key, background.name()));
        button.setTooltipText(getTranslation(key, background.name()));
        return button;
    }

    /** In its own place, where the person looks; the focus goes along. */
    private void showDeleted() {
        removeAll();
        Span said = new Span(getTranslation("backgrounds.deleted", background.name()));
        said.getElement().setAttribute("role", "status");
        Button undo = new Button(getTranslation("backgrounds.undo"), event -> wishes.undelete(this));
        add(said, undo);
        undo.focus();
        getElement()
                .executeJs(
                        "return new Promise(done => setTimeout(() => done(true), $0))",
                        OwnBackgrounds.UNDO_FOR.toMillis())
                .then(over -> {
                    if (undo.getParent().isPresent()) {
                        wishes.forget(this);
                    }
                });
    }
}
