package app.selfie.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.VaadinSession;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;

/** The frame around the pages, as a signed-in person sees it. */
@SpringBootTest(properties = "spring.application.name=main-layout-tests") // as in StudioViewTests
@ViewPackages(packages = {"app.selfie.accounts", "app.selfie.shell", "app.selfie.studio"})
@WithMockUser("7b0b54a5-6a0a-4f0e-8c55-6f0f3b5d2f10")
class MainLayoutTest extends SpringBrowserlessTest {

    @Test
    void opensTheStudioAtTheBareAddress() {
        UI.getCurrent().navigate("");

        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("studio");
    }

    @Test
    void marksThePageOneIsOn() {
        UI.getCurrent().navigate("studio");

        assertThat(find(Anchor.class)
                        .withAttribute("aria-current", "page")
                        .single()
                        .getHref())
                .isEqualTo("studio");
    }

    @Test
    void showsNoLinkThatLeadsNowhere() {
        UI.getCurrent().navigate("studio");

        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).containsOnly("studio");
    }

    @Test
    void skipsToThePageWithoutLeavingIt() {
        UI.getCurrent().navigate("studio");
        NativeButton skip = find(NativeButton.class).withClassName("shell-skip").single();
        Div content = find(Div.class).withClassName("shell-content").single();

        assertThat(content.getElement().getAttribute("tabindex")).isEqualTo("-1");
        assertThat(UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations())
                .filteredOn(script -> script.getOwner().equals(skip.getElement().getNode()))
                .singleElement()
                .satisfies(script -> {
                    assertThat(script.getInvocation().getExpression()).contains("click", "focus()");
                    assertThat(script.getInvocation().getParameters()).contains(content.getElement());
                });
    }

    @Test
    void offersLanguagesColoursAndTheWayOut() {
        UI.getCurrent().navigate("studio");
        UserMenu menu = find(UserMenu.class).single();

        List<String> texts =
                items(menu.getItems().stream()).map(MenuItem::getText).toList();

        assertThat(texts)
                .contains("Language", "English", "简体中文", "Colours", "Like my device", "Light", "Dark", "Sign out");
        assertThat(items(menu.getItems().stream()).filter(MenuItem::isChecked).map(MenuItem::getText))
                .containsExactly("English", "Like my device");
    }

    @Test
    void saysThatThereIsNoSuchPage() {
        UI.getCurrent().navigate("nowhere");

        assertThat(getCurrentView()).isInstanceOf(NotFoundView.class);
        assertThat(find(H1.class).single().getText()).isEqualTo("Nothing here");
    }

    @Test
    void showsNoPageThatIsForSomebodyElse() {
        UI.getCurrent().navigate("test-denied");

        assertThat(getCurrentView()).isInstanceOfAny(AccessDeniedView.class, NotFoundView.class);
    }

    @Test
    @WithAnonymousUser
    void showsAVisitorNoPageAtAll() {
        UI.getCurrent().navigate("studio");

        assertThat(((Component) getCurrentView()).getClass().getPackageName()).isEqualTo("app.selfie.accounts");
    }

    @Test
    void givesAPageThatCannotBeBuiltAReference() {
        UI.getCurrent().navigate("test-broken");

        assertThat(getCurrentView()).isInstanceOf(FailureView.class);
        assertThat(((Component) getCurrentView()).getElement().getTextRecursively())
                .containsPattern("reference [0-9a-f]{8}")
                .doesNotContain("secret detail");
    }

    @Test
    void givesABugInAListenerAReference() {
        UI.getCurrent().navigate("studio");

        VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(new IllegalStateException("secret detail")));

        assertThat(find(Notification.class).single().getElement().getProperty("text", "")
                        + test(find(Notification.class).single()).getText())
                .containsPattern("reference [0-9a-f]{8}")
                .doesNotContain("secret detail");
    }

    private static Stream<MenuItem> items(Stream<MenuItem> roots) {
        return roots.flatMap(item -> Stream.concat(Stream.of(item), items(item.getSubMenu().getItems().stream())));
    }

    @Route("test-broken")
    @PermitAll
    static class BrokenView extends Main {
        BrokenView() {
            throw new IllegalStateException("secret detail");
        }
    }

    @Route("test-denied")
    @DenyAll
    static class DeniedView extends Main {}
}
