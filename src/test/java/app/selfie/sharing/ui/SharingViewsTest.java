package app.selfie.sharing.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.UserId;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieId;
import app.selfie.gallery.SelfieSharing;
import app.selfie.gallery.Stills;
import app.selfie.imaging.ImageSize;
import app.selfie.sharing.OpenShareLink;
import app.selfie.sharing.ShareExpiry;
import app.selfie.sharing.ShareKey;
import app.selfie.sharing.ShareLink;
import app.selfie.sharing.ShareLinkService;
import app.selfie.sharing.ShareResult.Made;
import app.selfie.storage.SaveResult.Kept;
import app.selfie.tasks.SessionLock;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;
import tools.jackson.databind.node.StringNode;

/** Sharing as the owner does it, without a browser. A context of its own, see the studio's view tests. */
@SpringBootTest(properties = {"spring.application.name=sharing-view-tests", "selfie.sharing.max-links=3"})
@ViewPackages(packages = {"app.selfie.accounts", "app.selfie.shell", "app.selfie.sharing.ui"})
@WithMockUser(SharingViewsTest.ADA)
class SharingViewsTest extends SpringBrowserlessTest {

    static final String ADA = "7b0b54a5-6a0a-4f0e-8c55-6f0f3b5d2f12";

    private static final UserId OWNER = new UserId(UUID.fromString(ADA));

    @Autowired
    private Gallery gallery;

    @Autowired
    private ShareLinkService links;

    @Autowired
    private SelfieSharing sharing;

    @Autowired
    private JdbcClient database;

    private SelfieId selfie;
    private SelfieId other;

    @BeforeEach
    void keepsTwo() {
        UI.getCurrent().setLocale(Locale.ENGLISH);
        database.sql("delete from account").update();
        database.sql(
                        "insert into account (id, name, name_key, password_hash, created_at) values (?, 'Ada', 'ada', 'x', ?)")
                .params(OWNER.value(), Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .update();
        selfie = keep(1);
        other = keep(2);
    }

    private SelfieId keep(int seed) {
        return ((Kept<Selfie>) gallery.keep(OWNER, Stills.of(new ImageSize(64, 48), seed), false))
                .value()
                .id();
    }

    @Test
    @WithAnonymousUser
    void isOpenToNobodyWhoIsNotSignedIn() {
        UI.getCurrent().navigate("gallery/shared");

        assertThat(getCurrentView()).isNotInstanceOf(SharedView.class);
    }

    @Test
    void saysHowToBeginWhereNothingIsShared() {
        SharedView view = navigate(SharedView.class);

        assertThat(view.getPageTitle()).isEqualTo("Shared · Selfie Studio");
        assertThat(find(H2.class).single().getText()).isEqualTo("You share nothing at the moment");
        assertThat(find(Anchor.class).withClassName("sunset-button").single().getHref())
                .isEqualTo("gallery");
        assertThat(find(Button.class).withText("Stop all").all()).isEmpty();
    }

    @Test
    void listsWhatIsShared() {
        Made one = share(ShareExpiry.NEVER, "", selfie);
        Made two = share(ShareExpiry.DAY, "open sesame", selfie, other);
        open(one);
        open(two);
        open(two);

        navigate(SharedView.class);

        assertThat(lines().getFirst()).contains("2 selfies", "Made ", "Ends ", "With a password", "Opened 2 times");
        assertThat(lines().getLast())
                .contains("One selfie", "Never ends", "Opened once")
                .doesNotContain("password");
        assertThat(find(H2.class).all()).isEmpty();
    }

    @Test
    void stopsOneAndTakesItBack() {
        Made one = share(ShareExpiry.DAY, "", selfie);
        navigate(SharedView.class);

        test(find(Button.class).withText("Stop").single()).click();

        assertThat(links.find(one.key())).isEmpty();
        assertThat(find(H2.class).all()).hasSize(1);
        Notification notice = find(Notification.class).single();
        assertThat(notice.getElement().getTextRecursively()).contains("Nobody can open that link any more.");
        test(find(Button.class, notice).single()).click();
        assertThat(links.find(one.key())).isPresent();
        assertThat(lines()).hasSize(1);
    }

    @Test
    void stopsAll() {
        List<Made> made = List.of(share(ShareExpiry.DAY, "", selfie), share(ShareExpiry.DAY, "", other));
        navigate(SharedView.class);

        test(find(Button.class).withText("Stop all").single()).click();

        assertThat(made).allSatisfy(link -> assertThat(links.find(link.key())).isEmpty());
        assertThat(find(Notification.class).single().getElement().getTextRecursively())
                .contains("Nobody can open those 2 links any more.");
    }

    @Test
    void makesALinkAndShowsItsAddressAndCode() throws Exception {
        navigate(SharedView.class);
        sharing.share(OWNER, List.of(selfie, other));
        assertThat(find(Dialog.class).single().getHeaderTitle()).isEqualTo("Share 2 selfies");

        test(find(Button.class).withText("Make the link").single()).click();
        awaitAddress();
        String address = tellAddress();

        assertThat(find(TextField.class).withCaption("Address").single().getValue())
                .isEqualTo(address);
        assertThat(QrReader.read(svg())).isEqualTo(address);
        OpenShareLink link = links.find(keyOf(address)).orElseThrow();
        assertThat(link.selfies()).hasSize(2);
        assertThat(lasts(links.links(OWNER).getFirst())).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = ShareExpiry.class,
            names = {"HOUR", "MONTH", "NEVER"})
    void makesItLastAsLongAsIsWanted(ShareExpiry expiry) {
        navigate(SharedView.class);
        sharing.share(OWNER, List.of(selfie));
        @SuppressWarnings("unchecked")
        RadioButtonGroup<ShareExpiry> choice = find(RadioButtonGroup.class).single();
        choice.setValue(expiry);
        test(find(TextField.class).single()).setValue("open sesame");

        test(find(Button.class).withText("Make the link").single()).click();
        awaitAddress();

        ShareLink link = links.links(OWNER).getFirst();
        assertThat(link.hasPassword()).isTrue();
        assertThat(link.endsAt() == null).isEqualTo(expiry == ShareExpiry.NEVER);
    }

    @Test
    void refusesAPasswordThatIsNone() {
        navigate(SharedView.class);
        sharing.share(OWNER, List.of(selfie));
        test(find(TextField.class).single()).setValue("abc");

        test(find(Button.class).withText("Make the link").single()).click();

        assertThat(find(TextField.class).single().getErrorMessage()).contains("at least 4 characters");
        assertThat(links.links(OWNER)).isEmpty();
    }

    @Test
    void makesALinkForThePhoneAtOnce() throws Exception {
        navigate(SharedView.class);
        sharing.sendToPhone(OWNER, List.of(selfie));
        awaitAddress();
        String address = tellAddress();

        assertThat(QrReader.read(svg())).isEqualTo(address);
        assertThat(lasts(links.links(OWNER).getFirst())).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void saysWhyThereIsNoLink() {
        for (int i = 0; i < 3; i++) {
            share(ShareExpiry.DAY, "", selfie);
        }

        navigate(SharedView.class);
        sharing.sendToPhone(OWNER, List.of(selfie));

        awaitText("You share 3 links already");
    }

    @Test
    void saysThatNothingIsThereAnyMore() {
        gallery.trash(OWNER, List.of(selfie));

        navigate(SharedView.class);
        sharing.share(OWNER, List.of(selfie));
        test(find(Button.class).withText("Make the link").single()).click();

        awaitText("not there any more");
    }

    @Test
    void sharesNothingWhereNothingIsSelected() {
        sharing.share(OWNER, List.of());
        sharing.sendToPhone(OWNER, List.of());

        assertThat(find(Dialog.class).all()).isEmpty();
    }

    private Made share(ShareExpiry expiry, String password, SelfieId... selfies) {
        return (Made) links.share(OWNER, List.of(selfies), expiry, password);
    }

    private static Duration lasts(ShareLink link) {
        return Duration.between(link.madeAt(), Objects.requireNonNull(link.endsAt()));
    }

    private void open(Made made) {
        links.countOpening(links.find(made.key()).orElseThrow());
    }

    private List<String> lines() {
        return find(ListItem.class).all().stream()
                .map(item -> item.getElement().getTextRecursively())
                .toList();
    }

    private String svg() {
        return find(Svg.class).single().getElement().getProperty("innerHTML", "");
    }

    private static ShareKey keyOf(String address) {
        return new ShareKey(address.substring(address.lastIndexOf('/') + 1));
    }

    private void awaitAddress() {
        SessionLock.awaitWithout(
                () -> roundTrip(), () -> !find(ShareAddress.class).all().isEmpty());
    }

    /** Answers for the browser, which knows by which address it came. */
    private String tellAddress() {
        UIInternals internals = UI.getCurrent().getInternals();
        internals.getStateTree().runExecutionsBeforeClientResponse();
        PendingJavaScriptInvocation asked = internals.dumpPendingJavaScriptInvocations().stream()
                .filter(script -> script.getInvocation().getExpression().contains("document.baseURI"))
                .findFirst()
                .orElseThrow();
        String address = "https://studio.example.org/s/"
                + asked.getInvocation().getParameters().getFirst();
        asked.complete(StringNode.valueOf(address));
        return address;
    }

    private void awaitText(String text) {
        SessionLock.awaitWithout(
                () -> roundTrip(),
                () -> find(Paragraph.class).all().stream()
                        .anyMatch(paragraph -> paragraph.getText().contains(text)));
    }
}
