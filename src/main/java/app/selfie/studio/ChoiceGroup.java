package app.selfie.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Some things of which one is chosen: a radio group after the ARIA practices. One tab stop; the arrow keys choose the
 * next and the one before, and go round at the ends; Home and End choose the first and the last. All inside it are
 * radios; those that cannot be chosen now are not shown.
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
        onKey("ArrowRight", () -> further(1));
        onKey("ArrowDown", () -> further(1));
        onKey("ArrowLeft", () -> further(-1));
        onKey("ArrowUp", () -> further(-1));
        onKey("Home", () -> shown().getFirst());
        onKey("End", () -> shown().getLast());
    }

    private void onKey(String key, Supplier<Option<T>> next) {
        getElement()
                .addEventListener("keydown", event -> {
                    if (!shown().isEmpty()) {
                        Option<T> option = next.get();
                        option.button().focus();
                        choose(option);
                    }
                })
                .setFilter("event.key === '" + key + "' && !event.altKey && !event.ctrlKey && !event.metaKey")
                .preventDefault();
    }

    /** Takes all options away; what is chosen stays chosen, for the options that come in their place. */
    void clear() {
        options.clear();
        getElement().removeAllChildren();
    }

    /** Adds an option that looks like {@code content}. */
    void add(T option, Component... content) {
        NativeButton button = radio(content);
        Option<T> added = new Option<>(option, button);
        button.addClickListener(event -> choose(added));
        options.add(added);
        show();
    }

    /** Shows an option, or takes it away for now: the keys pass it over then, and the focus stays where it is. */
    void setShown(T option, boolean isShown) {
        options.stream()
                .filter(known -> known.value().equals(option))
                .forEach(known -> known.button().setVisible(isShown));
        show();
    }

    private List<Option<T>> shown() {
        return options.stream().filter(option -> option.button().isVisible()).toList();
    }

    /** Adds a line for the eye, about the options below it; who listens hears the options only. */
    Span addLine(String text, String className) {
        Span line = new Span(text);
        line.addClassName(className);
        line.getElement().setAttribute("aria-hidden", "true");
        getElement().appendChild(line.getElement());
        return line;
    }

    private NativeButton radio(Component... content) {
        NativeButton button = new NativeButton();
        button.add(content);
        button.getElement().setAttribute("role", "radio").setAttribute("type", "button");
        getElement().appendChild(button.getElement());
        return button;
    }

    void setValue(T newValue) {
        value = newValue;
        show();
    }

    private Option<T> further(int steps) {
        List<Option<T>> shown = shown();
        int current = 0;
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).value().equals(value)) {
                current = i;
            }
        }
        return shown.get(Math.floorMod(current + steps, shown.size()));
    }

    private void choose(Option<T> option) {
        option.button().getElement().executeJs("this.scrollIntoView({block: 'nearest', inline: 'nearest'})");
        if (!option.value().equals(value)) {
            setValue(option.value());
            chosen.accept(option.value());
        }
    }

    private void show() {
        List<Option<T>> shown = shown();
        boolean any = shown.stream().anyMatch(option -> option.value().equals(value));
        for (int i = 0; i < shown.size(); i++) {
            Option<T> option = shown.get(i);
            boolean checked = option.value().equals(value);
            option.button()
                    .getElement()
                    .setAttribute("aria-checked", String.valueOf(checked))
                    .setAttribute("tabindex", checked || (!any && i == 0) ? "0" : "-1");
        }
    }
}
