package app.selfie.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.NativeButton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Some things of which one is chosen: a radio group after the ARIA practices. One tab stop; the arrow keys choose the
 * next and the one before, and go round at the ends; Home and End choose the first and the last.
 *
 * @param <T> what is chosen, compared by {@code equals}
 */
@Tag("div")
class ChoiceGroup<T> extends Component {

    private record Option<T>(T value, NativeButton button) {}

    private final List<Option<T>> options = new ArrayList<>();
    private final Consumer<T> chosen;
    private @Nullable T value;

    /**
     * @param label for screen readers
     * @param chosen told what the person chose, not what {@link #setValue} set
     */
    ChoiceGroup(String label, String className, Consumer<T> chosen) {
        this.chosen = chosen;
        getElement().setAttribute("role", "radiogroup").setAttribute("aria-label", label);
        getElement().getClassList().add(className);
        onKey("ArrowRight", () -> move(1));
        onKey("ArrowDown", () -> move(1));
        onKey("ArrowLeft", () -> move(-1));
        onKey("ArrowUp", () -> move(-1));
        onKey("Home", () -> choose(options.getFirst()));
        onKey("End", () -> choose(options.getLast()));
    }

    private void onKey(String key, Runnable action) {
        getElement()
                .addEventListener("keydown", event -> {
                    if (!options.isEmpty()) {
                        action.run();
                    }
                })
                .setFilter("event.key === '" + key + "' && !event.altKey && !event.ctrlKey && !event.metaKey")
                .preventDefault();
    }

    /** Adds an option that looks like {@code content}. */
    void add(T option, Component... content) {
        NativeButton button = new NativeButton();
        button.add(content);
        button.getElement().setAttribute("role", "radio").setAttribute("type", "button");
        Option<T> added = new Option<>(option, button);
        button.addClickListener(event -> choose(added));
        options.add(added);
        getElement().appendChild(button.getElement());
        show();
    }

    /** Puts something that cannot be chosen between the options: a heading, or what is missing. */
    void addBetween(Component component) {
        getElement().appendChild(component.getElement());
    }

    void setValue(T newValue) {
        value = newValue;
        show();
    }

    /** Chooses the option {@code steps} further, going round at the ends. */
    void move(int steps) {
        int current = 0;
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).value().equals(value)) {
                current = i;
            }
        }
        choose(options.get(Math.floorMod(current + steps, options.size())));
    }

    private void choose(Option<T> option) {
        option.button().focus();
        option.button().getElement().executeJs("this.scrollIntoView({block: 'nearest', inline: 'center'})");
        if (!option.value().equals(value)) {
            setValue(option.value());
            chosen.accept(option.value());
        }
    }

    private void show() {
        boolean any = options.stream().anyMatch(option -> option.value().equals(value));
        for (int i = 0; i < options.size(); i++) {
            Option<T> option = options.get(i);
            boolean checked = option.value().equals(value);
            option.button()
                    .getElement()
                    .setAttribute("aria-checked", String.valueOf(checked))
                    .setAttribute("tabindex", checked || (!any && i == 0) ? "0" : "-1");
        }
    }
}
