package app.selfie.gallery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.gallery.FiveThousand;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieFilter;
import app.selfie.tasks.SessionLock;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.PlatformTransactionManager;

/** The gallery as its owner uses it, without a browser. A context of its own, see the studio's view tests. */
@SpringBootTest(properties = "spring.application.name=gallery-view-tests")
@ViewPackages(packages = {"app.selfie.accounts", "app.selfie.shell", "app.selfie.gallery.ui"})
@WithMockUser(GalleryViewTest.ADA)
class GalleryViewTest extends SpringBrowserlessTest {

    static final String ADA = "7b0b54a5-6a0a-4f0e-8c55-6f0f3b5d2f11";

    private static final UserId OWNER = new UserId(UUID.fromString(ADA));

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Gallery gallery;

    @Autowired
    private JdbcClient database;

    private TestSelfies selfies;

    @BeforeEach
    void adaIsANewcomer() {
        UI.getCurrent().setLocale(Locale.ENGLISH);
        database.sql("DELETE FROM account").update();
        database.sql(
                        "INSERT INTO account (id, name, name_key, password_hash, created_at) VALUES (?, 'Ada', 'ada', 'x', ?)")
                .params(OWNER.value(), Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .update();
        selfies = new TestSelfies(context, OWNER);
    }

    @Test
    @WithAnonymousUser
    void isOpenToNobodyWhoIsNotSignedIn() {
        UI.getCurrent().navigate("gallery");
        assertThat(getCurrentView()).isNotInstanceOf(AbstractGalleryView.class);

        UI.getCurrent().navigate("gallery/trash");
        assertThat(getCurrentView()).isNotInstanceOf(AbstractGalleryView.class);
    }

    @Test
    void leadsANewcomerToTheStudio() {
        GalleryView view = navigate(GalleryView.class);

        assertThat(view.getPageTitle()).isEqualTo("Gallery · Selfie Studio");
        assertThat(headings()).contains("Your first selfie belongs here");
        assertThat(find(Anchor.class).withClassName("sunset-button").single().getHref())
                .isEqualTo("studio");
        assertThat(find(FilterBar.class).all()).isEmpty();
    }

    @Test
    void saysHowManyThereAreAndWhatTheyTake() {
        selfies.keep(OWNER);
        selfies.keep(OWNER);

        GalleryView view = navigate(GalleryView.class);

        assertThat(view.getElement().getTextRecursively())
                .contains("2 selfies")
                .containsPattern("[1-9]\\d{1,2} kB of 1 GB used");
    }

    @Test
    void filtersByEverythingAndTakesItBackByChips() {
        selfies.keep(OWNER);
        selfies.keep(OWNER, new BackdropChoice.Blur(0.5f), true);
        navigate(GalleryView.class);

        test(button("Favourites")).click();
        selectors().getFirst().setValue(item(selectors().getFirst(), "The Moon"));
        find(DatePicker.class).all().getFirst().setValue(LocalDate.of(2026, 1, 31));

        assertThat(grid().getElement().getProperty("query")).isEqualTo("favourite=true&scene=moon&from=2026-01-31");
        assertThat(chips()).containsExactly("Favourites", "The Moon", "From Jan 31, 2026", "Clear all");
        test(find(Button.class).withClassName("gallery-chip").all().get(1)).click();
        assertThat(grid().getElement().getProperty("query")).isEqualTo("favourite=true&from=2026-01-31");
        test(button("Clear all")).click();
        assertThat(grid().getElement().getProperty("query")).isEmpty();
        assertThat(find(Button.class).withClassName("gallery-chip").all()).isEmpty();
    }

    @Test
    void offersTheScenesThatThereAreAndEveryKind() {
        selfies.keep(OWNER);
        navigate(GalleryView.class);

        assertThat(labels(selectors().getFirst())).containsExactly("The Moon", "Blur", "Colour", "None");
        assertThat(labels(selectors().get(1))).containsExactly("Selfie");
    }

    @Test
    void saysThatNothingMatchesAndShowsAllAgain() {
        selfies.keep(OWNER);
        navigate(GalleryView.class);
        test(button("Favourites")).click();
        assertThat(headings()).contains("No selfie matches");

        test(button("Show all")).click();

        assertThat(headings()).doesNotContain("No selfie matches");
        assertThat(grid().getElement().getProperty("query")).isEmpty();
    }

    @Test
    void deletesAtOnceAndTakesItBackWithinTenSeconds() {
        Selfie one = selfies.keep(OWNER);
        Selfie two = selfies.keep(OWNER);
        navigate(GalleryView.class);

        act("delete", one, two);
        assertThat(gallery.count(OWNER, SelfieFilter.ALL)).isZero();
        Notification notice = find(Notification.class).single();
        assertThat(notice.getDuration()).isEqualTo(10_000);
        assertThat(notice.getElement().getTextRecursively()).contains("2 selfies moved to the trash.");
        test(find(Button.class, notice).single()).click();

        assertThat(gallery.count(OWNER, SelfieFilter.ALL)).isEqualTo(2);
    }

    @Test
    void takesTheLastDeletionBackByKeyAndOnlyOnce() {
        Selfie one = selfies.keep(OWNER);
        navigate(GalleryView.class);
        act("delete", one);

        act("undo");
        assertThat(gallery.count(OWNER, SelfieFilter.ALL)).isEqualTo(1);
        gallery.trash(OWNER, List.of(one.id()));
        act("undo");

        assertThat(gallery.count(OWNER, SelfieFilter.ALL)).isZero();
    }

    @Test
    void marksAllOfASelectionAndUnmarksThemWhereAllAreMarked() {
        Selfie one = selfies.keep(OWNER);
        Selfie two = selfies.keep(OWNER);
        gallery.favourite(OWNER, one.id(), true);
        navigate(GalleryView.class);

        act("favourite", one, two);
        assertThat(gallery.count(OWNER, SelfieFilter.ALL.withFavouritesOnly(true)))
                .isEqualTo(2);
        act("favourite", one, two);

        assertThat(gallery.count(OWNER, SelfieFilter.ALL.withFavouritesOnly(true)))
                .isZero();
    }

    @Test
    void sharesTheSelectionAndWhatTheViewerShows() {
        Selfie one = selfies.keep(OWNER);
        Selfie two = selfies.keep(OWNER);
        navigate(GalleryView.class);

        act("share", one, two);
        Dialog dialog = find(Dialog.class).single();
        assertThat(dialog.getHeaderTitle()).isEqualTo("Share 2 selfies");
        dialog.close();
        roundTrip();

        shown(one);
        test(tool("Share")).click();
        assertThat(find(Dialog.class).single().getHeaderTitle()).isEqualTo("Share this selfie");
    }

    @Test
    void looksAtEverySelfieOfALongSelection() throws Exception {
        Selfie[] kept = new Selfie[103];
        java.util.Arrays.setAll(kept, i -> selfies.keep(OWNER, TestSelfies.MOON, false));
        for (int i = 0; i < 101; i++) {
            gallery.favourite(OWNER, kept[i].id(), true);
        }
        navigate(GalleryView.class);

        act("favourite", kept);

        SessionLock.awaitWithout(
                () -> roundTrip(), () -> gallery.count(OWNER, SelfieFilter.ALL.withFavouritesOnly(true)) == 103);
        act("delete", kept);
        SessionLock.awaitWithout(
                () -> roundTrip(),
                () -> gallery.count(OWNER, SelfieFilter.TRASH) == 103
                        && !find(Button.class).withText("Undo").all().isEmpty());
        test(button("Undo")).click();
        SessionLock.awaitWithout(() -> roundTrip(), () -> gallery.count(OWNER, SelfieFilter.ALL) == 103);
    }

    @Test
    void writesDatesAsTheBrowsersOwnerDoes() {
        UI.getCurrent().setLocale(Locale.UK);
        selfies.keep(OWNER);
        navigate(GalleryView.class);

        find(DatePicker.class).all().getFirst().setValue(LocalDate.of(2026, 1, 31));

        assertThat(chips()).containsExactly("From 31 Jan 2026");
        assertThat(find(DatePicker.class).all().getFirst().getLocale()).isEqualTo(Locale.UK);
        assertThat(find(Button.class).withText("Favourites").all())
                .as("texts of the language without a country")
                .isNotEmpty();
    }

    @Test
    void downloadsOneAsItIsAndManyByTicket() {
        Selfie one = selfies.keep(OWNER);
        Selfie two = selfies.keep(OWNER);
        navigate(GalleryView.class);
        pendingScripts();

        act("download", one);
        assertThat(parametersOf("download"))
                .singleElement()
                .asString()
                .startsWith("gallery/" + one.id() + "/picture.jpg?download");
        act("download", one, two);

        assertThat(parametersOf("download")).singleElement().asString().startsWith("gallery/zip?ticket=");
    }

    @Test
    void doesNothingToWhatIsNotOnesOwn() {
        UserId ben = new UserId(UUID.randomUUID());
        database.sql(
                        "INSERT INTO account (id, name, name_key, password_hash, created_at) VALUES (?, 'Ben', 'ben', 'x', ?)")
                .params(ben.value(), Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .update();
        Selfie his = selfies.keep(ben);
        navigate(GalleryView.class);

        act("delete", his);
        act("favourite", his);
        shown(his);

        assertThat(gallery.find(ben, his.id())).contains(his);
        assertThat(find(Notification.class).all()).isEmpty();
    }

    @Test
    void tellsWhatThereIsToKnowAboutASelfie() {
        Selfie selfie = selfies.keep(OWNER);
        navigate(GalleryView.class);
        shown(selfie);

        test(tool("Details")).click();

        String text = find(ViewerPanel.class).single().getElement().getTextRecursively();
        assertThat(text).contains("The Moon", "Selfie", "640 × 480 pixels", "Kept, so the background can be changed");
    }

    @Test
    void keepsACaptionAndAFavourite() {
        Selfie selfie = selfies.keep(OWNER);
        navigate(GalleryView.class);
        shown(selfie);
        test(tool("Details")).click();

        test(find(TextField.class).single()).setValue("On top");
        test(tool("Favourite")).click();

        Selfie now = gallery.find(OWNER, selfie.id()).orElseThrow();
        assertThat(now.caption()).isEqualTo("On top");
        assertThat(now.favourite()).isTrue();
        assertThat(tool("Favourite").getElement().getAttribute("aria-pressed")).isEqualTo("true");
    }

    @Test
    void showsAnotherBackgroundBeforeItIsSaved() {
        Selfie selfie = selfies.keep(OWNER);
        navigate(GalleryView.class);
        shown(selfie);
        test(tool("Change background")).click();
        pendingScripts();

        chooseBackdrop("Uluru");

        assertThat(pendingScripts())
                .filteredOn(script -> script.getInvocation().getExpression().contains("preview"))
                .last()
                .satisfies(script -> assertThat(script.getInvocation().getParameters())
                        .contains("gallery/" + selfie.id() + "/preview.jpg?backdrop=scene-uluru"));
        assertThat(gallery.count(OWNER, SelfieFilter.ALL)).isEqualTo(1);
    }

    @Test
    void savesAnotherBackgroundAsANewSelfie() throws Exception {
        Selfie selfie = selfies.keep(OWNER);
        navigate(GalleryView.class);
        shown(selfie);
        test(tool("Change background")).click();
        chooseBackdrop("None");

        test(button("Save as new")).click();
        SessionLock.awaitWithout(() -> roundTrip(), () -> gallery.count(OWNER, SelfieFilter.ALL) == 2);

        assertThat(gallery.page(OWNER, SelfieFilter.ALL, 0, 1))
                .singleElement()
                .satisfies(now -> assertThat(now.recipe().backdrop()).isEqualTo(new BackdropChoice.None()));
        assertThat(gallery.find(OWNER, selfie.id())).contains(selfie);
    }

    @Test
    void savesAnotherBackgroundOverTheOldOne() throws Exception {
        Selfie selfie = selfies.keep(OWNER);
        navigate(GalleryView.class);
        shown(selfie);
        test(tool("Change background")).click();
        chooseBackdrop("None");

        test(button("Save over")).click();
        SessionLock.awaitWithout(
                () -> roundTrip(),
                () -> gallery.find(OWNER, selfie.id()).orElseThrow().revision() == 2);

        assertThat(gallery.count(OWNER, SelfieFilter.ALL)).isEqualTo(1);
        SessionLock.awaitWithout(
                () -> roundTrip(), () -> find(BackdropEditor.class).all().isEmpty());
    }

    @Test
    void offersNoOtherBackgroundWithoutTheOriginalAndSaysWhy() {
        Selfie flat = selfies.keep(OWNER, TestSelfies.MOON, false);
        navigate(GalleryView.class);

        shown(flat);

        Button change = tool("Change background");
        assertThat(change.isEnabled()).isFalse();
        assertThat(change.getTooltip().getText()).contains("the original was not kept");
    }

    @Test
    void hearsOfNews() throws Exception {
        navigate(GalleryView.class);
        assertThat(headings()).contains("Your first selfie belongs here");

        selfies.keep(OWNER);

        SessionLock.awaitWithout(() -> roundTrip(), () -> !headings().contains("Your first selfie belongs here"));
    }

    @Test
    void restoresFromTheTrash() {
        Selfie selfie = selfies.keep(OWNER);
        gallery.trash(OWNER, List.of(selfie.id()));
        navigate(TrashView.class);
        assertThat(grid().getElement().getProperty("query")).isEqualTo("trash=true");

        act("restore", selfie);

        assertThat(gallery.find(OWNER, selfie.id()).orElseThrow().isTrashed()).isFalse();
    }

    @Test
    void deletesForGoodOnlyAfterAsking() throws Exception {
        Selfie selfie = selfies.keep(OWNER);
        gallery.trash(OWNER, List.of(selfie.id()));
        navigate(TrashView.class);

        act("delete", selfie);
        assertThat(gallery.find(OWNER, selfie.id())).isPresent();
        test(find(ConfirmDialog.class).single()).confirm();

        SessionLock.awaitWithout(
                () -> roundTrip(), () -> gallery.find(OWNER, selfie.id()).isEmpty());
    }

    @Test
    void emptiesTheTrashAndNothingElse() throws Exception {
        Selfie selfie = selfies.keep(OWNER);
        Selfie stays = selfies.keep(OWNER);
        gallery.trash(OWNER, List.of(selfie.id()));
        navigate(TrashView.class);

        test(button("Empty trash")).click();
        test(find(ConfirmDialog.class).single()).confirm();

        SessionLock.awaitWithout(
                () -> roundTrip(), () -> gallery.find(OWNER, selfie.id()).isEmpty());
        assertThat(gallery.find(OWNER, stays.id())).isPresent();
        SessionLock.awaitWithout(() -> roundTrip(), () -> headings().contains("The trash is empty"));
    }

    /** Deleting waits for whoever has the row: were it done in the listener, this test would wait for itself. */
    @Test
    void emptiesTheTrashWhileThePageGoesOn() throws Exception {
        Selfie selfie = selfies.keep(OWNER);
        gallery.trash(OWNER, List.of(selfie.id()));
        navigate(TrashView.class);
        PlatformTransactionManager transactions = context.getBean(PlatformTransactionManager.class);
        try (HeldRow _ = HeldRow.hold(database, transactions, selfie.id().value())) {
            test(button("Empty trash")).click();
            test(find(ConfirmDialog.class).single()).confirm();

            assertThat(gallery.find(OWNER, selfie.id()))
                    .as("while somebody has its row")
                    .isPresent();
        }
        SessionLock.awaitWithout(
                () -> roundTrip(), () -> gallery.find(OWNER, selfie.id()).isEmpty());
    }

    @Test
    void emptiesATrashOfThousandsWithABarAndWithoutStoppingThePage() throws Exception {
        FiveThousand.insert(database, context.getBean(PlatformTransactionManager.class), OWNER);
        database.sql("UPDATE selfie SET trashed = TRUE, trashed_at = kept_at").update();
        navigate(TrashView.class);

        test(button("Empty trash")).click();
        test(find(ConfirmDialog.class).single()).confirm();

        // Ten transactions, so whoever looks every few milliseconds sees the bar move.
        SessionLock.awaitWithout(
                () -> roundTrip(), () -> find(ProgressBar.class).all().stream().anyMatch(bar -> bar.getValue() > 0));
        ProgressBar bar = find(ProgressBar.class).single();
        assertThat(bar.getMax()).isEqualTo(5000);
        assertThat(bar.getElement().getAttribute("aria-label")).isNotEmpty();
        SessionLock.awaitWithout(() -> roundTrip(), () -> headings().contains("The trash is empty"));
        assertThat(find(ProgressBar.class).all()).isEmpty();
    }

    @Test
    void saysWhyAPictureWasNotSaved() {
        selfies.keep(OWNER);
        navigate(GalleryView.class);

        GalleryEvents.fire(grid(), "selfie-grid-unsaved", "{'reason': 'damaged'}");

        assertThat(test(find(Notification.class).single()).getText())
                .startsWith("This picture is damaged on the server");
    }

    @Test
    void speaksChinese() {
        selfies.keep(OWNER);
        UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);

        GalleryView view = navigate(GalleryView.class);

        assertThat(view.getPageTitle()).isEqualTo("相册 · Selfie Studio");
        assertThat(view.getElement().getTextRecursively()).contains("1 张自拍");
        assertThat(labels(selectors().getFirst())).contains("月球", "虚化");
        assertThat(grid().getElement().getPropertyRaw("texts").toString()).contains("你的自拍");
    }

    private SelfieGrid grid() {
        return find(SelfieGrid.class).single();
    }

    private void act(String action, Selfie... on) {
        String ids = String.join(
                ",",
                java.util.Arrays.stream(on)
                        .map(selfie -> "'" + selfie.id() + "'")
                        .toList());
        GalleryEvents.fire(grid(), "selfie-grid-act", "{'action': '" + action + "', 'ids': [" + ids + "]}");
        roundTrip();
    }

    private void shown(Selfie selfie) {
        GalleryEvents.fire(find(SelfieViewer.class).single(), "selfie-viewer-shown", "{'id': '" + selfie.id() + "'}");
    }

    @SuppressWarnings("unchecked")
    private List<Select<Object>> selectors() {
        return find(Select.class).all().stream()
                .map(select -> (Select<Object>) select)
                .toList();
    }

    private static List<String> labels(Select<Object> select) {
        return select.getListDataView()
                .getItems()
                .map(item -> select.getItemLabelGenerator().apply(item))
                .toList();
    }

    private static Object item(Select<Object> select, String label) {
        return select.getListDataView()
                .getItems()
                .filter(item -> select.getItemLabelGenerator().apply(item).equals(label))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private void chooseBackdrop(String name) {
        RadioButtonGroup<Object> tiles =
                (RadioButtonGroup<Object>) find(RadioButtonGroup.class).single();
        Object tile = tiles.getListDataView()
                .getItems()
                .filter(item -> ((com.vaadin.flow.data.renderer.ComponentRenderer<?, Object>) tiles.getItemRenderer())
                        .createComponent(item)
                        .getElement()
                        .getTextRecursively()
                        .equals(name))
                .findFirst()
                .orElseThrow();
        tiles.setValue(tile);
    }

    private List<String> headings() {
        return find(H2.class).all().stream().map(H2::getText).toList();
    }

    private List<String> chips() {
        return find(Div.class)
                .withClassName("gallery-chips")
                .single()
                .getChildren()
                .map(chip -> ((Button) chip).getText())
                .toList();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private Button tool(String label) {
        return find(Button.class, find(ViewerTools.class).single())
                .withAttribute("aria-label", label)
                .single();
    }

    private static List<PendingJavaScriptInvocation> pendingScripts() {
        UIInternals internals = UI.getCurrent().getInternals();
        internals.getStateTree().runExecutionsBeforeClientResponse();
        return internals.dumpPendingJavaScriptInvocations();
    }

    private static List<Object> parametersOf(String function) {
        return pendingScripts().stream()
                .filter(script -> script.getInvocation().getExpression().contains("." + function + "("))
                .flatMap(script -> script.getInvocation().getParameters().stream())
                .filter(String.class::isInstance)
                .toList();
    }
}
