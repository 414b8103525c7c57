package app.selfie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.accounts.CurrentUser;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.AddResult;
import app.selfie.backgrounds.BackdropChoice;
import app.selfie.backgrounds.Background;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.backgrounds.BackgroundName;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.backgrounds.OwnBackgrounds;
import app.selfie.backgrounds.ui.FramingDialog;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieFilter;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.imaging.SamplePictures;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelId;
import app.selfie.stills.PendingStills;
import app.selfie.stills.Recipe;
import app.selfie.stills.Still;
import app.selfie.stills.StillId;
import app.selfie.stills.StillTickets;
import app.selfie.streaming.LiveStreams;
import app.selfie.streaming.ServerRun;
import app.selfie.studio.BackdropSettings.Kind;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.VaadinSession;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;

/** The studio as a signed-in person uses it, without a browser. */
@SpringBootTest(properties = StudioViewTest.OWN_CONTEXT)
@ViewPackages(packages = {"app.selfie.accounts", "app.selfie.shell", "app.selfie.studio"})
@WithMockUser(StudioViewTest.ADA)
class StudioViewTest extends SpringBrowserlessTest {

    /**
     * Every context with Vaadin's security sets Spring Security's static holder anew, so one that was made before another
     * and used after it would look for its user in the wrong place. A property of its own gives this class a fresh one.
     */
    static final String OWN_CONTEXT = "spring.application.name=studio-view-tests";

    static final String ADA = "7b0b54a5-6a0a-4f0e-8c55-6f0f3b5d2f10";

    @Autowired
    private CurrentUser currentUser;

    @Autowired
    private StudioSettingsRepository store;

    @Autowired
    private LiveStreams streams;

    @Autowired
    private ServerRun serverRun;

    @Autowired
    private StillTickets stillTickets;

    @Autowired
    private PendingStills pending;

    @Autowired
    private Gallery gallery;

    @Autowired
    private ModelCatalog models;

    @Autowired
    private Backgrounds backgrounds;

    @Autowired
    private OwnBackgrounds own;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void adaIsANewcomer() {
        UI.getCurrent().setLocale(Locale.ENGLISH);
        database.sql("DELETE FROM account").update();
        database.sql(
                        "INSERT INTO account (id, name, name_key, password_hash, created_at) VALUES (?, 'Ada', 'ada', 'x', ?)")
                .params(UUID.fromString(ADA), Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .update();
        if (currentUser.id().isPresent()) {
            session().change(StudioSettings.firstTime(models.defaultModel().id()));
            UI.getCurrent().refreshCurrentRoute(false); // the bare address has led to the studio already
        }
    }

    @Test
    @WithAnonymousUser
    void isOpenToNobodyWhoIsNotSignedIn() {
        UI.getCurrent().navigate("studio");

        assertThat(getCurrentView()).isNotInstanceOf(StudioView.class);
    }

    @Test
    void hasATitleForTheTabAndAHeading() {
        StudioView view = navigate(StudioView.class);

        assertThat(view.getPageTitle()).isEqualTo("Studio · Selfie Studio");
        assertThat(find(H1.class).single().getText()).isEqualTo("Studio");
    }

    @Test
    void offersEverySceneAndBlurColourAndNothing() {
        navigate(StudioView.class);

        List<String> expected = new ArrayList<>(List.of("None", "Blur", "Colour"));
        for (Background background : Backgrounds.builtIn()) {
            expected.add(UI.getCurrent().getTranslation("background." + background.id()));
        }
        assertThat(texts(backdrops())).isEqualTo(expected).hasSize(15).doesNotHaveDuplicates();
        assertThat(checked(backdrops())).containsExactly("Great Wall");
    }

    @Test
    void standsBeforeTheSceneThatIsChosen() {
        navigate(StudioView.class);

        click(backdrops(), "The Moon");

        assertThat(session().settings().backdrop().kind()).isEqualTo(Kind.SCENE);
        assertThat(session().settings().backdrop().scene()).isEqualTo(new BackgroundId("moon"));
        assertThat(checked(backdrops())).containsExactly("The Moon");
    }

    @Test
    void blursAsStronglyAsTheSliderSays() {
        navigate(StudioView.class);
        assertThat(find(IntegerSlider.class).all())
                .extracting(IntegerSlider::getLabel)
                .doesNotContain("Blur strength");

        click(backdrops(), "Blur");
        slider("Blur strength").setValue(15);

        assertThat(session().settings().backdrop().kind()).isEqualTo(Kind.BLUR);
        assertThat(session().settings().backdrop().blurPercent()).isEqualTo(15);
    }

    @Test
    void paintsTheColourThatIsChosenAndIgnoresWhatIsNone() {
        navigate(StudioView.class);
        click(backdrops(), "Colour");
        Input colour = find(Input.class).withId("backdrop-colour").single();

        colour.setValue("#00Ff7f");
        colour.setValue("red; x");

        assertThat(session().settings().backdrop().kind()).isEqualTo(Kind.PLAIN);
        assertThat(session().settings().backdrop().colour()).isEqualTo(0x00FF7F);
    }

    @Test
    void offersTheModelsThatAreHereAndSaysWhichCouldBeHad() {
        navigate(StudioView.class);

        assertThat(texts(models()))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).containsPattern("\\d kB · \\d+\\.\\d ms on this server"));
        assertThat(find(ModelCard.class).all())
                .hasSize(4)
                .allSatisfy(card -> assertThat(card.getElement().getTextRecursively())
                        .contains("BodyPix", "An administrator can download it"));
    }

    @Test
    void cutsWithTheModelThatIsChosen() {
        navigate(StudioView.class);

        NativeButton landscape = radios(models()).stream()
                .filter(radio -> radio.getElement().getTextRecursively().startsWith("Selfie landscape"))
                .findFirst()
                .orElseThrow();
        test(landscape).click();

        assertThat(session().settings().model()).isEqualTo(new ModelId("selfie-landscape"));
    }

    @ParameterizedTest
    @CsvSource({"Edge, 12", "Softness, 34", "Calm outline, 56"})
    void cutsAsTheSlidersSay(String label, int percent) {
        navigate(StudioView.class);
        AppearanceSettings before = session().settings().look();

        slider(label).setValue(percent);

        assertThat(session().settings().look())
                .isEqualTo(
                        switch (label) {
                            case "Edge" -> before.withEdgePercent(percent);
                            case "Softness" -> before.withSoftnessPercent(percent);
                            default -> before.withSteadinessPercent(percent);
                        });
    }

    @Test
    void mirrorsInTheBrowser() {
        navigate(StudioView.class);
        assertThat(camera().getElement().getProperty("mirrored", false)).isTrue();

        checkbox("Mirror me").setValue(false);

        assertThat(camera().getElement().getProperty("mirrored", true)).isFalse();
        assertThat(session().settings().look().mirrored()).isFalse();
    }

    @Test
    void showsAndHidesTheFigures() {
        navigate(StudioView.class);
        Button figures = button("Show figures");

        test(figures).click();
        assertThat(figures.getElement().getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(camera().getElement().getProperty("hud", false)).isTrue();
        assertThat(session().settings().hud()).isTrue();

        test(figures).click();
        assertThat(figures.getElement().getAttribute("aria-pressed")).isEqualTo("false");
        assertThat(camera().getElement().getProperty("hud", true)).isFalse();
    }

    @Test
    void speaksInTheOrderOfUse() {
        navigate(StudioView.class);

        assertThat(find(Details.class).all().stream()
                        .filter(details -> details.getParent()
                                .filter(parent ->
                                        parent.getElement().getClassList().contains("studio-controls"))
                                .isPresent())
                        .map(details -> details.getSummary().getElement().getTextRecursively()))
                .containsExactly(
                        "Quality for this deviceSelfie, MobileNet (recommended)",
                        "Look",
                        "Camera",
                        "Pictures you take",
                        "Body effects");
    }

    @Test
    void namesTheModelThatServesThoughItIsNotTheRecommendedOne() {
        navigate(StudioView.class);

        NativeButton landscape = radios(models()).stream()
                .filter(radio -> radio.getElement().getTextRecursively().startsWith("Selfie landscape"))
                .findFirst()
                .orElseThrow();
        test(landscape).click();

        assertThat(find(QualitySection.class).single().getSummary().getElement().getTextRecursively())
                .endsWith("Selfie landscape, MobileNet");
    }

    @Test
    void goesBackToTheUsualLookAndLeavesTheMirror() {
        navigate(StudioView.class);
        checkbox("Mirror me").setValue(false);
        slider("Edge").setValue(3);

        test(find(Button.class).withText("Back to the usual look").single()).click();

        assertThat(session().settings().look()).isEqualTo(AppearanceSettings.FIRST.withMirrored(false));
    }

    @Test
    void switchesCamerasOnlyWhereThereAreTwo() {
        navigate(StudioView.class);
        devices("{'id': 'a', 'label': 'Front'}", "a");
        assertThat(find(Button.class)
                        .withAttribute("aria-label", "Switch camera")
                        .all())
                .isEmpty();

        devices("{'id': 'a', 'label': 'Front'}, {'id': 'b', 'label': 'Back'}", "a");

        assertThat(find(Button.class)
                        .withAttribute("aria-label", "Switch camera")
                        .all())
                .hasSize(1);
    }

    @Test
    void tellsTheKeysOfThePage() {
        navigate(StudioView.class);

        test(button("Keys (?)")).click();

        assertThat(find(KeysDialog.class).single().getElement().getTextRecursively())
                .contains("Space", "Takes a picture", "Change the background, also in full screen");
    }

    @Test
    void tellsTheKeysByAKeyThatCanStillBeTyped() {
        navigate(StudioView.class);

        BrowserEvents.passing(UI.getCurrent().getElement(), "keydown", CameraTools.HELP_KEY);

        assertThat(find(KeysDialog.class).all()).hasSize(1);
        assertThat(CameraTools.HELP_KEY).contains("input, textarea");
    }

    @Test
    void keepsTheToolsWithThePicture() {
        navigate(StudioView.class);

        assertThat(button("Full screen").getParent().orElseThrow().getElement().getParent())
                .isEqualTo(camera().getElement());
    }

    @Test
    void offersACameraOnlyWhereThereAreSeveral() {
        navigate(StudioView.class);

        devices("{'id': 'a', 'label': 'Front'}", "a");
        assertThat(selects()).doesNotContain("Camera");

        devices("{'id': 'a', 'label': 'Front'}, {'id': 'b', 'label': 'Back'}", "b");
        assertThat(cameras().getValue()).isEqualTo(new CameraDevice("b", "Back"));
    }

    @Test
    void offersNoCameraWithoutAnId() {
        navigate(StudioView.class);

        devices("{'id': '', 'label': ''}, {'id': '', 'label': ''}", "");

        assertThat(selects()).doesNotContain("Camera");
    }

    @Test
    void asksForTheChosenCameraEvenAfterTheElementChangedIt() {
        navigate(StudioView.class);
        devices("{'id': 'a', 'label': 'Front'}, {'id': 'b', 'label': 'Back'}", "a");
        test(cameras()).selectItem("Back");
        devices("{'id': 'a', 'label': 'Front'}, {'id': 'b', 'label': 'Back'}", "a"); // flipped
        pendingScripts();

        test(cameras()).selectItem("Back");

        assertThat(pendingScripts())
                .filteredOn(script -> script.getInvocation().getExpression().contains("deviceId"))
                .singleElement()
                .satisfies(script ->
                        assertThat(script.getInvocation().getParameters()).contains("b"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void followsTheElementToAnotherSource() {
        navigate(StudioView.class);

        BrowserEvents.custom(camera().getElement(), "selfie-camera-wish", "{'source': 'person'}");

        assertThat(((RadioButtonGroup<CameraSource>) find(RadioButtonGroup.class)
                                .withCondition(group -> "Picture from".equals(group.getLabel()))
                                .single())
                        .getValue())
                .isEqualTo(CameraSource.PERSON);
        assertThat(camera().getElement().getProperty("source")).isEqualTo("person");
    }

    @Test
    void offersOnesOwnBackgroundsBeforeTheScenes() throws Exception {
        Background.Own balcony = addOwn("Balcony");
        navigate(StudioView.class);

        assertThat(texts(backdrops()))
                .containsSubsequence("Colour", "Balcony", "Great Wall", "The Moon")
                .hasSize(16);
        click(backdrops(), "Balcony");

        assertThat(session().settings().backdrop().scene()).isEqualTo(balcony.id());
        assertThat(find(Button.class).withClassName("backdrop-frame").all()).hasSize(1);
        assertThat(checked(backdrops())).containsExactly("Balcony");
    }

    @Test
    void fallsBackToTheFirstSceneWhenABackgroundIsDeletedAndReturnsWithUndo() throws Exception {
        Background.Own balcony = addOwn("Balcony");
        navigate(StudioView.class);
        click(backdrops(), "Balcony");
        test(find(NativeButton.class).withClassName("backdrop-add").single()).click();

        test(button("Delete Balcony")).click();
        assertThat(checked(backdrops())).containsExactly("Great Wall");
        assertThat(texts(backdrops())).doesNotContain("Balcony");

        test(find(Button.class).withText("Undo").single()).click();
        assertThat(checked(backdrops())).containsExactly("Balcony");
        assertThat(session().settings().backdrop().scene()).isEqualTo(balcony.id());
    }

    @Test
    void showsAnotherNameAndRefusesNone() throws Exception {
        addOwn("Balcony");
        navigate(StudioView.class);
        test(find(NativeButton.class).withClassName("backdrop-add").single()).click();
        TextField name =
                find(TextField.class).withClassName("own-background-name").single();

        test(name).setValue("Sea");
        assertThat(texts(backdrops())).contains("Sea").doesNotContain("Balcony");

        test(name).setValue("  ");
        assertThat(name.isInvalid()).isTrue();
        assertThat(texts(backdrops())).contains("Sea");
    }

    @Test
    void framesForTheShapeThatTheLivePictureHasNow() throws Exception {
        addOwn("Balcony");
        navigate(StudioView.class);
        click(backdrops(), "Balcony");
        films(480, 640);

        test(find(Button.class).withClassName("backdrop-frame").single()).click();
        Element editor = editor();
        assertThat(editor.getProperty("frameRatio", 0.0)).isEqualTo(0.75);

        films(0, 0); // between two cameras there is no picture, and its shape stays
        assertThat(editor.getProperty("frameRatio", 0.0)).isEqualTo(0.75);
        films(640, 360);
        assertThat(editor.getProperty("frameRatio", 0.0)).isEqualTo(640 / 360.0);
    }

    @Test
    void framesForTheShapeOfTheLivePictureFromTheListOfPicturesToo() throws Exception {
        addOwn("Balcony");
        navigate(StudioView.class);
        test(find(NativeButton.class).withClassName("backdrop-add").single()).click();
        films(480, 640);

        test(button("Choose the part of Balcony that shows")).click();

        assertThat(editor().getProperty("frameRatio", 0.0)).isEqualTo(0.75);
    }

    @Test
    void framesForTheChosenSizeWhereThereIsNoPictureYet() throws Exception {
        addOwn("Balcony");
        navigate(StudioView.class);
        session().change(session().settings().withResolution("1280x720"));
        UI.getCurrent().refreshCurrentRoute(false);
        click(backdrops(), "Balcony");

        test(find(Button.class).withClassName("backdrop-frame").single()).click();

        assertThat(editor().getProperty("frameRatio", 0.0)).isEqualTo(16.0 / 9);
    }

    private void films(int widthPx, int heightPx) {
        BrowserEvents.custom(
                camera().getElement(),
                "selfie-camera-state",
                "{'state': 'live', 'problem': '', 'widthPx': %d, 'heightPx': %d, 'debugInfo': ''}"
                        .formatted(widthPx, heightPx));
    }

    private Element editor() {
        return find(FramingDialog.class)
                .single()
                .getElement()
                .getChildren()
                .filter(child -> child.getTag().equals("selfie-framing"))
                .findFirst()
                .orElseThrow();
    }

    private Background.Own addOwn(String name) throws Exception {
        byte[] picture = SamplePictures.jpeg(160, 120);
        AddResult answer =
                own.add(new UserId(UUID.fromString(ADA)), new BackgroundName(name), new ByteArrayInputStream(picture));
        UI.getCurrent().refreshCurrentRoute(false); // the page is there already
        return ((AddResult.Added) answer).background();
    }

    @Test
    void remembersForTheNextSession() {
        navigate(StudioView.class);
        click(backdrops(), "Uluru");
        slider("Edge").setValue(70);

        StudioSession next =
                new StudioSession(currentUser, store, streams, serverRun, stillTickets, models, backgrounds);

        assertThat(next.settings()).isEqualTo(session().settings());
        assertThat(next.settings().backdrop().scene()).isEqualTo(new BackgroundId("uluru"));
        assertThat(next.settings().look().edgePercent()).isEqualTo(70);
    }

    @Test
    void laysTheShutterOverThePicture() {
        navigate(StudioView.class);

        assertThat(shutter().getElement().getParent()).isEqualTo(camera().getElement());
        assertThat(shutter().getElement().getAttribute("slot")).isEqualTo("shutter");
        assertThat(shutter().getElement().getProperty("countdownSeconds", 0)).isEqualTo(3);
        assertThat(shutter().getElement().getProperty("keepAutomatically", true))
                .isFalse();
    }

    @Test
    void remembersTheCountdownAndTheSilence() {
        navigate(StudioView.class);

        BrowserEvents.custom(
                shutter().getElement(), "selfie-shutter-settings", "{'countdownSeconds': 10, 'muted': true}");

        assertThat(session().settings().shutter())
                .isEqualTo(ShutterSettings.FIRST.withCountdownSeconds(10).withMuted(true));
    }

    @Test
    @SuppressWarnings("unchecked")
    void showsWhatTheReviewTurnedAround() {
        navigate(StudioView.class);

        BrowserEvents.custom(
                shutter().getElement(),
                "selfie-shutter-settings",
                "{'countdownSeconds': 3, 'muted': false, 'asOthersSee': true}");

        assertThat(session().settings().shutter()).isEqualTo(ShutterSettings.FIRST.withAsOthersSee(true));
        assertThat(((RadioButtonGroup<Boolean>) find(RadioButtonGroup.class)
                                .withCondition(group -> "They show you".equals(group.getLabel()))
                                .single())
                        .getValue())
                .isTrue();
    }

    @Test
    void mirrorsNoPhotoThatIsKept() {
        navigate(StudioView.class);

        BrowserEvents.custom(camera().getElement(), "selfie-camera-wish", "{'source': 'photo'}");

        assertThat(shutter().source()).isEqualTo(CameraSource.PHOTO);
    }

    @Test
    void keepsByItselfAndWithoutTheOriginalForWhoWantsThat() {
        navigate(StudioView.class);

        checkbox("Keep them automatically").setValue(true);
        checkbox("Keep the original, too").setValue(false);

        assertThat(session().settings().shutter())
                .isEqualTo(ShutterSettings.FIRST.withKeepAutomatically(true).withKeepOriginal(false));
        assertThat(shutter().getElement().getProperty("keepAutomatically", false))
                .isTrue();
    }

    @Test
    void givesATicketForAStillAsTheStudioIsSet() {
        navigate(StudioView.class);
        click(backdrops(), "The Moon");

        assertThat(shutter().requestStillTicket()).hasSize(22);
        Recipe recipe = session().settings().toRecipe(new ModelId("selfie"), CameraSource.CAMERA);
        assertThat(recipe.backdrop()).isEqualTo(new BackdropChoice.Scene(new BackgroundId("moon")));
        assertThat(recipe.mirrored()).isTrue();
    }

    @Test
    void keepsAStillInTheGalleryAndTellsTheElement() {
        navigate(StudioView.class);
        StillId id = pending.add(ada(), still());

        shutter().keepStills(7, List.of(id.toString()));

        assertThat(answerOf("keepAnswered")).contains("kept", id.toString());
        List<Selfie> kept = gallery.page(ada(), SelfieFilter.ALL, 0, 10);
        assertThat(kept)
                .singleElement()
                .satisfies(selfie -> assertThat(selfie.hasLayers()).isTrue());
        assertThat(pending.find(ada(), id)).isEmpty();

        shutter().shareSelfies(List.of(kept.getFirst().id().toString()));
        assertThat(find(Dialog.class).single().getHeaderTitle()).isEqualTo("Share this selfie");

        shutter().trashSelfies(List.of(kept.getFirst().id().value().toString()));
        assertThat(gallery.count(ada(), SelfieFilter.ALL)).isZero();
    }

    @Test
    void saysThatAStillIsGone() {
        navigate(StudioView.class);
        StillId id = pending.add(ada(), still());
        shutter().discardStills(List.of(id.toString()));

        shutter().keepStills(8, List.of(id.toString()));

        assertThat(answerOf("keepAnswered")).contains("gone", id.toString());
        assertThat(gallery.count(ada(), SelfieFilter.ALL)).isZero();
    }

    @Test
    void speaksChinese() {
        UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
        UI.getCurrent().refreshCurrentRoute(false);

        StudioView view = navigate(StudioView.class);

        assertThat(view.getPageTitle()).isEqualTo("影棚 · Selfie Studio");
        assertThat(texts(backdrops())).contains("长城", "虚化");
        assertThat(camera().getElement().getPropertyRaw("texts").toString()).contains("摄像头");
        assertThat(shutter().getElement().getPropertyRaw("texts").toString()).contains("茄子！");
    }

    private static List<PendingJavaScriptInvocation> pendingScripts() {
        UIInternals internals = UI.getCurrent().getInternals();
        internals.getStateTree().runExecutionsBeforeClientResponse();
        return internals.dumpPendingJavaScriptInvocations();
    }

    private static UserId ada() {
        return new UserId(UUID.fromString(ADA));
    }

    private Still still() {
        ImageSize size = new ImageSize(64, 48);
        byte[] bgr = new byte[Math.toIntExact(size.pixels() * 3)];
        try (JpegCodec codec = new JpegCodec();
                Frame frame = Frame.of(size, bgr)) {
            byte[] jpeg = codec.encode(frame, 90);
            return new Still(
                    size,
                    jpeg,
                    new byte[] {1},
                    jpeg,
                    session().settings().toRecipe(new ModelId("selfie"), CameraSource.CAMERA));
        }
    }

    /** What the server calls in the element once another thread has done its work. */
    private String answerOf(String function) {
        for (int i = 0; i < 500; i++) {
            VaadinSession session = VaadinSession.getCurrent();
            session.getService().runPendingAccessTasks(session);
            for (PendingJavaScriptInvocation script : pendingScripts()) {
                if (script.getInvocation().getExpression().contains(function)
                        || script.getInvocation().getParameters().contains(function)) {
                    return script.getInvocation().getParameters().toString();
                }
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("expected a call of " + function + " within 5 s");
    }

    private SelfieShutter shutter() {
        return find(SelfieShutter.class).single();
    }

    private StudioSession session() {
        return context.getBean(StudioSession.class);
    }

    private SelfieCamera camera() {
        return find(SelfieCamera.class).single();
    }

    private Component backdrops() {
        return find(ChoiceGroup.class).withClassName("backdrop-choices").single();
    }

    private Component models() {
        return find(ChoiceGroup.class).withClassName("model-list").single();
    }

    private static List<NativeButton> radios(Component group) {
        return group.getElement()
                .getChildren()
                .flatMap(child -> child.getComponent().stream())
                .filter(NativeButton.class::isInstance)
                .filter(Component::isVisible)
                .map(NativeButton.class::cast)
                .toList();
    }

    private static List<String> texts(Component group) {
        return radios(group).stream()
                .map(radio -> radio.getElement().getTextRecursively())
                .toList();
    }

    private static List<String> checked(Component group) {
        return radios(group).stream()
                .filter(radio -> "true".equals(radio.getElement().getAttribute("aria-checked")))
                .map(radio -> radio.getElement().getTextRecursively())
                .toList();
    }

    private void click(Component group, String text) {
        NativeButton radio = radios(group).stream()
                .filter(candidate -> candidate.getElement().getTextRecursively().equals(text))
                .findFirst()
                .orElseThrow();
        test(radio).click();
    }

    private Button button(String label) {
        return find(Button.class).withAttribute("aria-label", label).single();
    }

    private IntegerSlider slider(String label) {
        return find(IntegerSlider.class)
                .withCondition(slider -> label.equals(slider.getLabel()))
                .single();
    }

    private Checkbox checkbox(String label) {
        return find(Checkbox.class)
                .withCondition(checkbox -> label.equals(checkbox.getLabel()))
                .single();
    }

    private List<String> selects() {
        return find(Select.class).all().stream()
                .map(select -> select.getLabel())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Select<CameraDevice> cameras() {
        return find(Select.class)
                .withCondition(select -> "Camera".equals(select.getLabel()))
                .single();
    }

    private void devices(String devices, String current) {
        BrowserEvents.custom(
                camera().getElement(),
                "selfie-camera-devices",
                "{'devices': [" + devices + "], 'current': '" + current + "'}");
    }
}
