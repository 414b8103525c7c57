package app.selfie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceGroupTest {

    private final List<String> chosen = new ArrayList<>();
    private final ChoiceGroup<String> group = new ChoiceGroup<>("Fruit", "fruit", chosen::add);

    @BeforeEach
    void offersThree() {
        group.add("apple", new Span("Apple"));
        group.add("quince", new Span("Quince"));
        group.setShown("quince", false);
        group.add("pear", new Span("Pear"));
        group.addLine("From afar", "line");
        group.add("mango", new Span("Mango"));
    }

    @Test
    void isARadioGroupWithNothingButRadios() {
        assertThat(group.getElement().getAttribute("role")).isEqualTo("radiogroup");
        assertThat(group.getElement().getAttribute("aria-label")).isEqualTo("Fruit");
        assertThat(children())
                .allSatisfy(child -> assertThat("radio".equals(child.getAttribute("role"))
                                || "true".equals(child.getAttribute("aria-hidden")))
                        .as(child.getOuterHTML())
                        .isTrue());
    }

    @Test
    void isOneTabStopAtTheFirstWhileNothingIsChosen() {
        assertThat(tabStops()).containsExactly("Apple");
    }

    @Test
    void isOneTabStopAtTheChosenOne() {
        group.setValue("pear");

        assertThat(tabStops()).containsExactly("Pear");
        assertThat(checked()).containsExactly("Pear");
    }

    @Test
    void tellsWhatAPersonChoseButNotWhatWasSet() {
        group.setValue("pear");
        click("Mango");

        assertThat(chosen).containsExactly("mango");
        assertThat(checked()).containsExactly("Mango");
    }

    @Test
    void tellsNothingWhenTheSameIsChosenAgain() {
        group.setValue("pear");

        click("Pear");

        assertThat(chosen).isEmpty();
    }

    @Test
    void passesOverWhatIsNotShown() {
        group.setValue("apple");

        BrowserEvents.key(group.getElement(), "ArrowRight");

        assertThat(chosen).containsExactly("pear");
        assertThat(button("Quince").isVisible()).isFalse();
    }

    @Test
    void offersWhatIsShownAgain() {
        group.setValue("apple");
        group.setShown("quince", true);

        BrowserEvents.key(group.getElement(), "ArrowRight");

        assertThat(chosen).containsExactly("quince");
        assertThat(checked()).containsExactly("Quince");
    }

    @Test
    void keepsATabStopWhenWhatIsChosenIsTakenAway() {
        group.setValue("pear");

        group.setShown("pear", false);

        assertThat(tabStops()).containsExactly("Apple");
    }

    @ParameterizedTest
    @CsvSource({
        "apple, ArrowRight, pear",
        "apple, ArrowDown, pear",
        "apple, ArrowLeft, mango",
        "apple, ArrowUp, mango",
        "mango, ArrowRight, apple",
        "pear, Home, apple",
        "pear, End, mango"
    })
    void goesRoundWithTheKeys(String from, String key, String to) {
        group.setValue(from);

        BrowserEvents.key(group.getElement(), key);

        assertThat(chosen).containsExactly(to);
    }

    private List<Element> children() {
        return group.getElement().getChildren().toList();
    }

    private NativeButton button(String text) {
        return children().stream()
                .filter(child -> child.getTextRecursively().equals(text))
                .findFirst()
                .flatMap(Element::getComponent)
                .map(NativeButton.class::cast)
                .orElseThrow();
    }

    private void click(String text) {
        NativeButton button = button(text);
        ComponentUtil.fireEvent(button, new ClickEvent<>(button));
    }

    private List<String> tabStops() {
        return texts("tabindex", "0");
    }

    private List<String> checked() {
        return texts("aria-checked", "true");
    }

    private List<String> texts(String attribute, String value) {
        return children().stream()
                .filter(Element::isVisible)
                .filter(child -> value.equals(child.getAttribute(attribute)))
                .map(Element::getTextRecursively)
                .toList();
    }
}
