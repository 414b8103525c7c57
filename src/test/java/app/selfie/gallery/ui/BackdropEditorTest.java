package app.selfie.gallery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.backgrounds.BackdropChoice;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.provider.ListDataProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackdropEditorTest {

    private final List<BackdropChoice> saved = new ArrayList<>();
    private final List<BackdropChoice> previewed = new ArrayList<>();
    private final BackdropEditor editor = new BackdropEditor(new BackdropEditor.Wishes() {
        @Override
        public void preview(BackdropChoice backdrop) {
            previewed.add(backdrop);
        }

        @Override
        public void save(BackdropChoice backdrop, boolean over) {
            saved.add(backdrop);
        }

        @Override
        public void cancel() {}
    });

    @BeforeEach
    void showsOneBlurred() {
        editor.show(List.of(), new BackdropChoice.Blur(0.5f));
    }

    @Test
    void cannotBeSavedBeforeSomethingElseIsChosen() {
        assertThat(saves()).noneMatch(Button::isEnabled);
    }

    @Test
    void cannotBeSavedAgainDuringASaveWhateverIsChosenMeanwhile() {
        choose(1);
        assertThat(saves()).allMatch(Button::isEnabled);
        click(saves().getFirst());
        assertThat(saves()).noneMatch(Button::isEnabled);

        choose(2);

        assertThat(saves()).noneMatch(Button::isEnabled);
        assertThat(previewed).hasSize(2);
        assertThat(saved).hasSize(1);
    }

    @Test
    void savesOnceForADoubleClick() {
        choose(1);

        click(saves().getFirst());
        click(saves().getFirst());
        click(saves().getLast());

        assertThat(saved).hasSize(1);
    }

    @Test
    void canBeSavedAgainOnceTheSaveHasFailed() {
        choose(1);
        click(saves().getFirst());

        editor.setBusy(false);

        assertThat(saves()).allMatch(Button::isEnabled);
    }

    @Test
    void startsAnewWithAnotherSelfieDuringASave() {
        choose(1);
        click(saves().getFirst());

        editor.show(List.of(), new BackdropChoice.None());
        choose(0);

        assertThat(saves()).allMatch(Button::isEnabled);
    }

    @SuppressWarnings("unchecked") // the tiles are the editor's own
    private void choose(int index) {
        RadioButtonGroup<Object> tiles = within(editor)
                .filter(RadioButtonGroup.class::isInstance)
                .map(group -> (RadioButtonGroup<Object>) group)
                .findFirst()
                .orElseThrow();
        tiles.setValue(List.copyOf(((ListDataProvider<Object>) tiles.getDataProvider()).getItems())
                .get(index));
    }

    /** "Save as new" and "Save over". */
    private List<Button> saves() {
        return within(editor)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .limit(2)
                .toList();
    }

    private static void click(Button button) {
        ComponentUtil.fireEvent(button, new ClickEvent<>(button));
    }

    private static Stream<Component> within(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(BackdropEditorTest::within));
    }
}
