package app.selfie.gallery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.gallery.Album;
import app.selfie.gallery.AlbumId;
import app.selfie.gallery.Albums;
import app.selfie.gallery.FiveThousand;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.HeadPosition;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieFilter;
import app.selfie.tasks.SessionLock;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
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
import com.vaadin.flow.component.page.ExtendedClientDetails;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
    private Albums albums;

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
    void opensASelfieByItsAddress() {
        Selfie selfie = selfies.keep(OWNER);

        UI.getCurrent().navigate("gallery/" + selfie.id());

        assertThat(getCurrentView()).isInstanceOf(GalleryView.class);
        assertThat(parametersOf("showById")).containsExactly(selfie.id().toString());
        assertThat(viewer().getElement().getProperty("address")).isEqualTo("gallery");
    }

    @Test
    void opensASelfieAmongThoseOfItsAddress() {
        Selfie plain = selfies.keep(OWNER);
        Selfie loved = selfies.keep(OWNER);
        gallery.favourite(OWNER, loved.id(), true);

        UI.getCurrent().navigate("gallery/" + loved.id(), QueryParameters.fromString("favourite=true"));
        assertThat(grid().getElement().getProperty("query")).isEqualTo("favourite=true");
        assertThat(chips()).containsExactly("Favourites");
        assertThat(viewer().getElement().getProperty("address")).isEqualTo("gallery?favourite=true");

        UI.getCurrent().navigate("gallery/" + plain.id(), QueryParameters.fromString("favourite=true"));
        assertThat(grid().getElement().getProperty("query")).as("which has it").isEmpty();
    }

    @Test
    void readsTheDaysOfAnAddressWhereThePersonIs() {
        Selfie selfie = selfies.keep(OWNER);
        database.sql("UPDATE selfie SET kept_at = TIMESTAMP WITH TIME ZONE '2026-11-21 20:56:00+00:00'") // 04:56 there
                .update();
        UI.getCurrent().getInternals().setExtendedClientDetails(inShanghai());

        UI.getCurrent().navigate("gallery/" + selfie.id(), QueryParameters.fromString("from=2026-11-22"));

        assertThat(grid().getElement().getProperty("query")).isEqualTo("from=2026-11-22");
    }

    private static ExtendedClientDetails inShanghai() {
        String eightHours = "28800000";
        return new ExtendedClientDetails(
                UI.getCurrent(),
                null,
                null,
                null,
                null,
                null,
                null,
                eightHours,
                eightHours,
                "0",
                "false",
                "Asia/Shanghai",
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void knowsNoAddressOfAnothersSelfieNorOfNone() {
        UserId ben = ben();
        Selfie his = selfies.keep(ben);

        UI.getCurrent().navigate("gallery/" + his.id());
        assertThat(headings()).isEmpty();
        assertThat(getCurrentView()).isNotInstanceOf(AbstractGalleryView.class);
        String unknown = ((Component) getCurrentView()).getElement().getTextRecursively();
        UI.getCurrent().navigate("gallery/" + UUID.randomUUID());

        assertThat(getCurrentView()).isNotInstanceOf(AbstractGalleryView.class);
        assertThat(((Component) getCurrentView()).getElement().getTextRecursively())
                .as("tells nobody which ids there are")
                .isEqualTo(unknown);
        for (String odd : List.of("gallery/" + "-".repeat(36), "gallery/trash/" + "a".repeat(36))) {
            UI.getCurrent().navigate(odd);
            assertThat(getCurrentView()).as(odd).isNotInstanceOf(AbstractGalleryView.class);
        }
    }

    @Test
    void leadsToASelfieInTheTrashAndBackOutOfIt() {
        Selfie selfie = selfies.keep(OWNER);
        gallery.trash(OWNER, List.of(selfie.id()));

        UI.getCurrent().navigate("gallery/" + selfie.id());
        assertThat(getCurrentView()).isInstanceOf(TrashView.class);
        assertThat(viewer().getElement().getProperty("address")).isEqualTo("gallery/trash");
        assertThat(parametersOf("showById")).containsExactly(selfie.id().toString());
        gallery.restore(OWNER, List.of(selfie.id()));
        UI.getCurrent().navigate("gallery/trash/" + selfie.id());

        assertThat(getCurrentView()).isInstanceOf(GalleryView.class);
    }

    @Test
    void tellsItsFilterInItsAddress() {
        selfies.keep(OWNER);
        UI.getCurrent().navigate("gallery", QueryParameters.fromString("scene=moon&from=2026-01-31"));
        assertThat(chips()).containsExactly("The Moon", "From Jan 31, 2026", "Clear all");
        pendingScripts();

        test(button("Favourites")).click();

        assertThat(pendingScripts())
                .filteredOn(script -> script.getInvocation().getExpression().contains("replace: true"))
                .singleElement()
                .satisfies(script -> assertThat(script.getInvocation().getParameters())
                        .anySatisfy(address -> assertThat(address)
                                .asString()
                                .startsWith("gallery?")
                                .contains("favourite=true", "scene=moon", "from=2026-01-31")));
        UI.getCurrent().navigate("gallery", QueryParameters.fromString("from=yesterday&trash=true"));
        assertThat(grid().getElement().getProperty("query"))
                .as("of an address that no page of ours makes")
                .isEmpty();
    }

    @Test
    void looksAtATrashedSelfieAndRestoresIt() {
        Selfie selfie = selfies.keep(OWNER);
        gallery.trash(OWNER, List.of(selfie.id()));
        navigate(TrashView.class);
        shown(selfie);

        test(find(Button.class, viewer()).withText("Restore").single()).click();

        assertThat(gallery.find(OWNER, selfie.id()).orElseThrow().isTrashed()).isFalse();
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
        assertThat(selectors()).as("a model is no choice where there is one").hasSize(1);
    }

    @Test
    void offersTheModelsWhereThereAreTwo() {
        selfies.keep(OWNER);
        Selfie other = selfies.keep(OWNER);
        database.sql("UPDATE selfie SET model = 'selfie-landscape' WHERE id = ?")
                .param(other.id().value())
                .update();
        navigate(GalleryView.class);

        assertThat(labels(selectors().get(1))).hasSize(2).contains("Selfie");
    }

    @Test
    void searchesCaptionsAndTakesItBackByAChip() {
        Selfie selfie = selfies.keep(OWNER);
        gallery.caption(OWNER, selfie.id(), "Crème brûlée & more");
        navigate(GalleryView.class);

        test(find(TextField.class, find(FilterBar.class).single()).single()).setValue(" creme & 50%");
        assertThat(grid().getElement().getProperty("query")).isEqualTo("caption=creme%20%26%2050%25");
        assertThat(chips()).containsExactly("Caption: creme & 50%");
        assertThat(headings()).contains("No selfie matches");
        test(find(TextField.class, find(FilterBar.class).single()).single()).setValue("creme");
        assertThat(headings()).doesNotContain("No selfie matches");
        test(find(Button.class).withClassName("gallery-chip").single()).click();

        assertThat(grid().getElement().getProperty("query")).isEmpty();
        assertThat(find(TextField.class, find(FilterBar.class).single())
                        .single()
                        .getValue())
                .isEmpty();
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
        UserId ben = ben();
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

        test(find(TextField.class, viewer()).single()).setValue("On top");
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
    void hasWordsForWhatCanBeDoneWithASelection() {
        selfies.keep(OWNER);
        navigate(GalleryView.class);
        assertThat(find(SelectionBar.class).all()).isEmpty();

        GalleryEvents.fire(grid(), "selfie-grid-picking", "{'picking': true}");
        assertThat(find(Button.class, find(SelectionBar.class).single()).all())
                .extracting(Button::getText)
                .containsExactly("", "Select all", "Favourite", "Add to album", "Download", "Share", "Delete");
        GalleryEvents.fire(grid(), "selfie-grid-picking", "{'picking': false}");

        assertThat(find(SelectionBar.class).all()).isEmpty();
    }

    @Test
    void givesADangerousQuestionItsFocusOnCancel() {
        Selfie selfie = selfies.keep(OWNER);
        gallery.trash(OWNER, List.of(selfie.id()));
        navigate(TrashView.class);
        test(button("Empty trash")).click();

        assertThat(pendingScripts())
                .extracting(script -> script.getInvocation().getExpression())
                .anyMatch(script -> script.contains("[slot=cancel-button]"));
    }

    @Test
    void makesAnAlbumOfASelection() {
        Selfie one = selfies.keep(OWNER);
        selfies.keep(OWNER);
        navigate(GalleryView.class);
        assertThat(find(AlbumBar.class).all()).isEmpty();

        act("album", one);
        Dialog dialog = find(Dialog.class).single();
        test(find(TextField.class, dialog).single()).setValue("Summer");
        test(find(Button.class, dialog).withText("New album").single()).click();
        assertThat(albums.all(OWNER)).extracting(Album::name).containsExactly("Summer");
    }

    @Test
    void showsAnAlbumBesideAllAndDownloadsIt() {
        Selfie one = selfies.keep(OWNER);
        selfies.keep(OWNER);
        albums.create(OWNER, "Summer", List.of(one.id()));
        navigate(GalleryView.class);

        Album album = albums.all(OWNER).getFirst();
        test(button("Summer (1)")).click();
        assertThat(grid().getElement().getProperty("query")).isEqualTo("album=" + album.id());
        assertThat(view().getElement().getTextRecursively()).contains("One selfie");
        pendingScripts();
        test(button("Download album")).click();
        assertThat(parametersOf("download"))
                .singleElement()
                .asString()
                .startsWith("gallery/" + one.id() + "/picture.jpg?download");
        test(button("All")).click();
        assertThat(grid().getElement().getProperty("query")).isEmpty();
    }

    @Test
    void addsToAnAlbumAndTakesOutOfItWithUndo() {
        Selfie one = selfies.keep(OWNER);
        AlbumId album = albums.create(OWNER, "Summer", List.of()).orElseThrow();
        navigate(GalleryView.class);

        act("album", one);
        test(find(Button.class, find(Dialog.class).single()).withText("Summer").single())
                .click();
        assertThat(count(album)).isEqualTo(1);
        act("undo");
        assertThat(count(album)).isZero();
        albums.add(OWNER, album, List.of(one.id()));
        UI.getCurrent().navigate("gallery", QueryParameters.fromString("album=" + album));
        act("take-out", one);
        assertThat(count(album)).isZero();
        test(button("Undo")).click();

        assertThat(count(album)).isEqualTo(1);
        assertThat(gallery.count(OWNER, SelfieFilter.ALL)).isEqualTo(1);
    }

    @Test
    void renamesAndDeletesAnAlbumWithUndo() throws Exception {
        Selfie one = selfies.keep(OWNER);
        AlbumId album = albums.create(OWNER, "Summer", List.of(one.id())).orElseThrow();
        UI.getCurrent().navigate("gallery", QueryParameters.fromString("album=" + album));

        test(button("Rename album")).click();
        Dialog dialog = find(Dialog.class).single();
        assertThat(find(TextField.class, dialog).single().getValue()).isEqualTo("Summer");
        test(find(TextField.class, dialog).single()).setValue("Lake");
        test(find(Button.class, dialog).withText("Rename").single()).click();
        assertThat(albums.all(OWNER)).extracting(Album::name).containsExactly("Lake");
        act("undo");
        assertThat(albums.all(OWNER)).extracting(Album::name).containsExactly("Summer");

        test(button("Delete album")).click();
        assertThat(albums.all(OWNER)).isEmpty();
        SessionLock.awaitWithout(
                () -> roundTrip(),
                () -> "".equals(grid().getElement().getProperty("query"))
                        && find(AlbumBar.class).all().isEmpty());
        test(button("Undo")).click();
        assertThat(albums.all(OWNER)).containsExactly(new Album(album, "Summer", 1));
    }

    private int count(AlbumId album) {
        return gallery.count(OWNER, SelfieFilter.ALL.withAlbum(album));
    }

    private GalleryView view() {
        return (GalleryView) getCurrentView();
    }

    /** By the real studio's matte of the drawn person, who stands in the middle. */
    @Test
    void knowsWhereTheHeadIs() {
        Selfie selfie = selfies.keep(OWNER);

        HeadPosition head = Objects.requireNonNull(selfie.head());
        assertThat(head.xPermille()).isBetween(400, 600);
        assertThat(head.yPermille()).isBetween(150, 500);
        assertThat(gallery.find(OWNER, selfie.id())).contains(selfie);
    }

    @Test
    void saysOneThingAtATime() {
        Selfie one = selfies.keep(OWNER);
        navigate(GalleryView.class);
        act("delete", one);
        act("undo");

        GalleryEvents.fire(grid(), "selfie-grid-unsaved", "{'reason': 'busy'}");

        assertThat(find(Notification.class).all().stream().filter(Notification::isOpened))
                .singleElement()
                .satisfies(notice -> assertThat(test(notice).getText()).startsWith("The server is busy"));
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

    /** Somebody else. */
    private UserId ben() {
        UserId ben = new UserId(UUID.randomUUID());
        database.sql(
                        "INSERT INTO account (id, name, name_key, password_hash, created_at) VALUES (?, 'Ben', 'ben', 'x', ?)")
                .params(ben.value(), Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .update();
        return ben;
    }

    private SelfieViewer viewer() {
        return find(SelfieViewer.class).single();
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
